import type { FileValue } from "@xinlian/wire";
import { useEffect, useRef, useState } from "react";
import { Refused } from "../server/problem.ts";
import { useWords } from "../words/language.tsx";
import { MOST_MB, type Sending, sendFile } from "./sending.ts";
import { fileWords } from "./words.ts";

/** A file that is not in yet: on its way, or why it is not. */
export interface Pending {
  readonly key: string;
  readonly file: File;
  /** 0 to 1 */
  readonly share: number;
  /** null while it is on its way. */
  readonly failed: string | null;
  /** Sending it again may help. */
  readonly again: boolean;
}

export interface Uploads {
  readonly pending: readonly Pending[];
  /** Some are on their way. */
  readonly busy: boolean;
  add(files: Iterable<File>): void;
  again(key: string): void;
  /** Stops one, or lets go of one that failed. */
  drop(key: string): void;
}

/** Files on their way, each with its own progress. @param onStored called once for each that is in, with its file */
export function useUploads(onStored: (stored: FileValue, file: File) => void): Uploads {
  const w = useWords(fileWords);
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const lines = useRef(new Map<string, Sending>());
  const hear = useRef(onStored);
  hear.current = onStored;
  useEffect(() => {
    const open = lines.current;
    return () => {
      for (const line of open.values()) line.stop();
    };
  }, []);

  const change = (key: string, part: Partial<Pending>) =>
    setPending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => {
    lines.current.get(key)?.stop();
    lines.current.delete(key);
    setPending((all) => all.filter((one) => one.key !== key));
  };
  const begin = (key: string, file: File) => {
    const line = sendFile(file, (share) => change(key, { share }));
    lines.current.set(key, line);
    line.done.then(
      (stored) => {
        if (!lines.current.has(key)) return;
        drop(key);
        hear.current(stored, file);
      },
      (error: unknown) => {
        if (!lines.current.has(key)) return;
        lines.current.delete(key);
        const refused = error instanceof Refused ? error.problem : null;
        change(key, {
          failed: refused === null ? w.unreached : refused.detail || refused.title || refused.code,
          again: refused === null || refused.status === 429 || refused.status >= 500,
        });
      },
    );
  };

  return {
    pending,
    busy: pending.some((one) => one.failed === null),
    add: (files) => {
      const fresh = Array.from(files, (file) => {
        const large = file.size > MOST_MB * 1024 * 1024;
        const failed = large ? w.tooLarge(MOST_MB) : null;
        return { key: crypto.randomUUID(), file, share: 0, failed, again: false };
      });
      setPending((all) => [...all, ...fresh]);
      for (const { key, file, failed } of fresh) if (failed === null) begin(key, file);
    },
    again: (key) => {
      const one = pending.find((each) => each.key === key);
      if (one === undefined) return;
      change(key, { failed: null, share: 0, again: false });
      begin(key, one.file);
    },
    drop,
  };
}
