import type { Words } from "@xinlian/wire";
import { type ReactNode, useCallback, useRef, useState } from "react";
import type { ChangeWords } from "./change-words.ts";

/** Says what was changed; asked again when the language changes. */
export type Told = (w: ChangeWords, say: (words: Words) => string) => ReactNode;

/** What every form of a change is told about its end. */
export interface Ends {
  readonly onDone: (told: Told) => void;
  readonly onCancel: () => void;
}

export interface DoingState<T> extends Ends {
  /** The change whose form is open; one at a time. */
  readonly doing: T | null;
  /** What the last change changed. */
  readonly told: Told | null;
  begin(doing: T): void;
}

/** Which change is under way on a directory page. Put away, the focus goes back to where it was opened. */
export function useDoing<T>(): DoingState<T> {
  const [doing, setDoing] = useState<T | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const opener = useRef<Element | null>(null);
  return {
    doing,
    told,
    begin: useCallback((next: T) => {
      opener.current = document.activeElement;
      setTold(null);
      setDoing(next);
    }, []),
    onDone: useCallback((sentence: Told) => {
      setDoing(null);
      setTold(() => sentence);
    }, []),
    onCancel: useCallback(() => {
      setDoing(null);
      requestAnimationFrame(() => {
        if (opener.current instanceof HTMLElement) opener.current.focus();
      });
    }, []),
  };
}
