import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { chord, composing, held, loud, opener, typing } from "./press.ts";

/** One shortcut of the page in sight. `does` returns false to let the press go on its way. */
export interface Shortcut {
  /** A chord as `chord` names it, or two with a space between: `F8 1`. */
  readonly key: string;
  /** What it does, in the person's language; shown in the bar and the list of keys. */
  readonly text: string;
  readonly does: (event: KeyboardEvent) => unknown;
  /** Stands in the bar at the foot, not only in the list. */
  readonly bar?: boolean;
  /** What bar and list show instead of the key: `F8 1–9` for nine chords; null keeps it out of both. */
  readonly cap?: string | null;
}

interface Board {
  readonly lists: ReadonlyMap<string, readonly Shortcut[]>;
  put(name: string, list: readonly Shortcut[] | null): void;
}

const Context = createContext<Board>({ lists: new Map(), put() {} });

const inDate = (target: EventTarget | null) =>
  (target as Element | null)?.getAttribute?.("role") === "spinbutton";

/** After its first stroke, a chord of two waits this long for the second, ms; later a figure is text again. */
const PATIENCE = 2000;

/** One listener for the whole page; the screens in sight put their shortcuts on the board. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [lists, setLists] = useState<ReadonlyMap<string, readonly Shortcut[]>>(new Map());
  const latest = useRef(lists);
  latest.current = lists;
  useEffect(() => {
    let begun: { name: string; at: number } | null = null;
    /** Does what the newest list says about a press; true when a shortcut took it. */
    const take = (name: string, event: KeyboardEvent): boolean => {
      for (const list of [...latest.current.values()].reverse()) {
        const found = list.find((each) => each.key === name);
        if (found && found.does(event) !== false) return true;
      }
      return false;
    };
    const opens = (name: string) =>
      [...latest.current.values()].some((list) => list.some((each) => opener(each.key) === name));
    // The second stroke comes before whatever has the focus, which may have a use for a figure itself.
    const onSecond = (event: KeyboardEvent) => {
      if (composing(event) || held(event)) return;
      const first = begun && event.timeStamp - begun.at < PATIENCE ? begun.name : null;
      begun = null;
      // The parts of a date keep every press to themselves: what sends the page goes before them.
      const name = chord(event);
      if (inDate(event.target) && name.startsWith("Ctrl+") && take(name, event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (!first || !take(`${first} ${chord(event)}`, event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || composing(event) || held(event)) return;
      const name = chord(event);
      if (!loud(name) && typing(event.target)) return;
      if (document.querySelector("[data-modal]") && name !== "Escape") return;
      const begins = opens(name);
      if (begins) begun = { name, at: event.timeStamp };
      if (take(name, event) || begins) event.preventDefault();
    };
    document.addEventListener("keydown", onSecond, true);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onSecond, true);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
  const board = useMemo<Board>(
    () => ({
      lists,
      put: (name, list) =>
        setLists((before) => {
          const after = new Map(before);
          if (list) after.set(name, list);
          else after.delete(name);
          return after;
        }),
    }),
    [lists],
  );
  return <Context value={board}>{children}</Context>;
}

/**
 * Puts shortcuts on the board while the caller is on screen. The list's texts and keys may change from render to
 * render; what a key does is always the newest.
 */
export function useKeys(name: string, list: readonly Shortcut[]): void {
  const { put } = useContext(Context);
  const putRef = useRef(put);
  putRef.current = put;
  const latest = useRef(list);
  latest.current = list;
  const shown = list
    .map((each) => `${each.key} ${each.text} ${each.bar ?? ""} ${each.cap ?? ""}`)
    .join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` stands for the list
  useEffect(() => {
    const fixed = latest.current.map((each) => ({
      ...each,
      does: (event: KeyboardEvent) =>
        latest.current.find((now) => now.key === each.key)?.does(event),
    }));
    putRef.current(name, fixed);
    return () => putRef.current(name, null);
  }, [name, shown]);
}

/** Every shortcut in sight, the page's own before the frame's. */
export function useShortcuts(): readonly Shortcut[] {
  const { lists } = useContext(Context);
  return useMemo(
    () =>
      [...lists.values()]
        .reverse()
        .flat()
        .filter((each) => each.cap !== null),
    [lists],
  );
}
