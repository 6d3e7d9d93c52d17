import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ROOT } from "../tools/build/sources.js";
import { freePort } from "./port.ts";

/** A running product, started the way `npm start` starts it. */
export interface Product {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  readonly url: string;
  /** Its data folder; removed on `stop` unless it was given. */
  readonly data: string;
  readonly pid: number;
  /** From the command to the first answer, ms. */
  readonly readyAfter: number;
  /** Everything it wrote to stdout and stderr so far. */
  said(): string;
  /** Resolves when it has ended, by `stop` or by itself, with its exit code or signal. */
  readonly ended: Promise<number | string>;
  /** Ends it as Ctrl+C would, and waits for its end. Its database ends with it. */
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** What follows `xinlian start`, e.g. `["--empty"]`. */
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A data folder to go on with; by default a new one. */
  readonly data?: string;
  /** Another account of the system to run as; root only. */
  readonly as?: { readonly uid: number; readonly gid: number };
  /** How long the first answer may take, ms. */
  readonly patience?: number;
  /** The city knows under which address it is reached, so that its messages carry links. */
  readonly addressed?: boolean;
}

/** Starts the product on a free port and waits until it answers. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const data = options.data ?? newFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const [program, ...words] = endingWithUs([
    process.execPath,
    "tools/start.js",
    ...(options.words ?? []),
  ]);
  const child = spawn(program, words, {
    cwd: ROOT,
    env: {
      ...process.env,
      ...options.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      XINLIAN_DATA: join(data, "var"),
      ...(options.addressed && { XINLIAN_ORIGIN: url }),
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...options.as,
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  const ended = once(child, "exit").then(([code, signal]) => (code ?? signal) as number | string);
  const stop = async () => {
    await end(child);
    if (options.data === undefined) rmSync(data, { recursive: true, force: true });
  };
  try {
    await answers(url, child, options.patience ?? 120_000);
  } catch (error) {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${said.join("")}`);
  }
  return {
    url,
    data,
    pid: child.pid ?? 0,
    readyAfter: Math.round(performance.now() - began),
    said: () => said.join(""),
    ended,
    stop,
  };
}

/**
 * On Linux the product ends with whoever started it, however that one ends: no run leaves a city behind.
 * @param command a program and its words
 */
function endingWithUs(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return process.platform === "linux" ? ["setpriv", "--pdeathsig", "TERM", ...command] : command;
}

/** A new folder that the database's own user may enter, too. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-"));
  chmodSync(folder, 0o755);
  return folder;
}

async function answers(url: string, child: ChildProcess, patience: number): Promise<void> {
  const last = performance.now() + patience;
  while (performance.now() < last) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the product ended with ${child.exitCode ?? child.signalCode}`);
    }
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
  throw new Error(`the product gave no answer at ${url} within ${patience} ms`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 60_000);
  await ended;
  clearTimeout(late);
}
