/** A job that runs again and again, never twice at once. */
export interface Repeated {
  /** Waits for the run under way, if any; nothing starts afterwards. */
  stop(): Promise<void>;
}

/**
 * Runs `work` every `ms`; at once again when it says that more is waiting. What it throws is told to `failed` and does not end the job.
 * @param work gives true when more is waiting
 * @param first ms until the first run
 */
export function every(
  ms: number,
  work: () => Promise<boolean>,
  failed: (error: unknown) => void,
  first = 0,
): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    let more = false;
    try {
      more = await work();
    } catch (error) {
      failed(error);
    }
    if (!stopped) timer = setTimeout(start, more ? 0 : ms);
  };
  const start = (): void => {
    under = run();
  };
  timer = setTimeout(start, first);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}
