import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How far a stopped run came. Rows up to `row` are settled; those after it may be, which their command ids show. */
export interface Checkpoint {
  readonly row: number;
  readonly added: number;
  readonly repeated: number;
  /** Rows that could not be loaded. */
  readonly refused: number;
}

export interface Checkpoints {
  read(key: string): Promise<Checkpoint | null>;
  write(key: string, checkpoint: Checkpoint): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Names what may be resumed: the same mapping over the same bytes in the same way. */
export function checkpointKey(mappingHash: string, fileHash: string, historic: boolean): string {
  return createHash("sha256")
    .update(`${mappingHash} ${fileHash} ${historic}`)
    .digest("hex")
    .slice(0, 32);
}

/**
 * Checkpoints as small files in one folder. A lost or torn one costs time only: the run begins at the first row again and finds
 * its rows repeated.
 */
export function checkpointFolder(folder: string): Checkpoints {
  const path = (key: string) => join(folder, `${key}.json`);
  return {
    read: async (key) => parse(await readFile(path(key), "utf8").catch(() => "")),
    write: async (key, checkpoint) => {
      await mkdir(folder, { recursive: true });
      await writeFile(`${path(key)}.new`, JSON.stringify(checkpoint));
      await rename(`${path(key)}.new`, path(key));
    },
    remove: async (key) => rm(path(key), { force: true }),
  };
}

function parse(text: string): Checkpoint | null {
  try {
    const { row, added, repeated, refused } = JSON.parse(text) as Record<string, unknown>;
    const counts = [row, added, repeated, refused];
    if (!counts.every((count) => Number.isSafeInteger(count) && Number(count) >= 0)) return null;
    return { row, added, repeated, refused } as Checkpoint;
  } catch {
    return null;
  }
}
