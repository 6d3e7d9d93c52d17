import { type Fault, sayFault } from "@xinlian/kernel";
import { EXIT } from "./exit.ts";
import type { Io } from "./io.ts";

/** Says a fault with its place, then each of its parts on a line of its own; gives the exit code. */
export function tellFault(why: Fault, io: Io): number {
  const place = why.place === undefined ? "" : `${why.place}: `;
  io.err(`${place}${sayFault(why, io.language)}\n`);
  for (const part of why.parts ?? []) tellFault(part, io);
  return EXIT.fault;
}
