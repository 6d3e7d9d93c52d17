import type { makeLog } from "@xinlian/server";

/** Waits for SIGINT or SIGTERM, or for an error that nobody expected: that one ends the process too, after it was told. */
export function untilStopped(log: ReturnType<typeof makeLog>): Promise<"signal" | "error"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        // A second one means now.
        process.once(signal, () => process.exit(130));
        resolve("signal");
      });
    }
    const broken = (error: unknown): void => {
      log.fatal({ err: error }, "unexpected error: the process stops");
      resolve("error");
    };
    process.once("uncaughtException", broken);
    process.once("unhandledRejection", broken);
  });
}
