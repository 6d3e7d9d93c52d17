import { spawn } from "node:child_process";
import { once } from "node:events";
import { startSystemPostgres } from "./postgres/system.ts";

/**
 * `tsx tools/with-postgres.ts <command …>`: runs a command with `DATABASE_URL` and `DATABASE_OWNER_URL` of a new,
 * empty PostgreSQL of the system's packages, and ends that server afterwards. Exits as the command did.
 */
async function main(): Promise<number> {
  const [command, ...words] = process.argv.slice(2);
  if (command === undefined) {
    console.error("say which command: tsx tools/with-postgres.ts npx vitest run packages/ledger");
    return 2;
  }
  const postgres = await startSystemPostgres();
  console.log(`PostgreSQL ${postgres.version}`);
  try {
    const child = spawn(command, words, {
      stdio: "inherit",
      env: {
        ...process.env,
        DATABASE_URL: postgres.appUrl,
        DATABASE_OWNER_URL: postgres.ownerUrl,
      },
    });
    const [code] = await once(child, "exit");
    return typeof code === "number" ? code : 1;
  } finally {
    await postgres.stop();
  }
}

process.exitCode = await main();
