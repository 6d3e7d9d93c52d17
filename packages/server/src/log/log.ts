import { type Logger, pino } from "pino";

/**
 * The process's log: JSON lines on stderr, so that what a command prints stays clean. Never bodies, headers, query
 * texts or values of forms; only what is named here of a request.
 */
export function makeLog(level = "info"): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "req.headers",
          "*.password",
          "*.secret",
          "*.token",
          "*.phone",
          "*.contact",
          "err.detail",
          "err.parameters",
        ],
        remove: true,
      },
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: request.url.split("?")[0],
        }),
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          code: error.code,
          message: error.message,
          stack: error.stack,
        }),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
