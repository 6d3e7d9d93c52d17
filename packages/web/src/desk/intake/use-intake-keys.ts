import { type Shortcut, useKeys } from "../keys/use-keys.tsx";
import { useSay } from "../words/language.tsx";
import { useIntakeWords } from "./use-intake-words.ts";
import type { Way } from "./ways.ts";

/** What the keys of this desk do; what is null cannot be done now. */
export interface IntakeMoves {
  readonly finished: boolean;
  readonly sendText: string;
  readonly send: () => void;
  readonly take: () => boolean;
  /** Something can be proposed here at all. */
  readonly advised: boolean;
  readonly takeAny: (figure: number) => boolean;
  /** How many proposals have a figure. */
  readonly proposed: number;
  readonly add: () => void;
  readonly turn: ((step: number) => void) | null;
  readonly putAside: () => void;
  readonly parked: number;
  readonly back: (at: number) => boolean;
  readonly answer: (() => boolean) | null;
  readonly ways: readonly Way[];
  readonly go: (verb: string) => void;
}

const FIGURES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Figures behind a first key: one line in the list of keys, nine chords on the board. */
function figures(
  first: string,
  most: number,
  text: string,
  bar: boolean,
  does: (figure: number) => unknown,
): Shortcut[] {
  const shown = Math.min(9, most);
  return FIGURES.map((figure) => ({
    key: `${first} ${figure}`,
    text,
    does: () => does(figure),
    bar: bar && figure === 1 && shown > 0,
    cap: figure === 1 && shown > 0 ? `${first} 1${shown > 1 ? `–${shown}` : ""}` : null,
  }));
}

/**
 * The keys of the call-taker's desk. Those that browsers take for themselves (Alt or Ctrl with a figure turns tabs, F1,
 * F3, F5–F7, F10–F12) are left alone; docs/desks/intake.md says which were tried where.
 */
export function useIntakeKeys(moves: IntakeMoves): void {
  const w = useIntakeWords();
  const say = useSay();
  const writing = !moves.finished;
  useKeys("intake", [
    ...(moves.answer ? [{ key: "Alt+a", text: w.keys.answer, bar: true, does: moves.answer }] : []),
    { key: "Ctrl+Enter", text: moves.sendText, bar: writing, does: () => writing && moves.send() },
    { key: "F9", text: w.keys.take, bar: writing && moves.advised, does: () => moves.take() },
    ...figures("F2", moves.proposed, w.keys.takeAny, writing, moves.takeAny),
    { key: "Alt+n", text: w.keys.more, bar: true, does: moves.add },
    ...(moves.turn
      ? [
          { key: "Alt+j", text: w.keys.turn, does: () => moves.turn?.(1) },
          { key: "Alt+k", text: w.keys.turn, does: () => moves.turn?.(-1) },
        ]
      : []),
    { key: "F8", text: w.keys.park, bar: true, does: moves.putAside },
    ...figures("F8", moves.parked, w.keys.back, true, (figure) => moves.back(figure - 1)),
    ...moves.ways.slice(0, 9).map(
      (way, at): Shortcut => ({
        key: `F4 ${at + 1}`,
        text: say(way.words),
        does: () => writing && moves.go(way.verb),
      }),
    ),
    { key: "Alt+h", text: w.keys.history, does: toHistory },
  ]);
}

/** To the caller's cases; without any, to where a number is looked up. */
export function toHistory(): boolean {
  const row = document.querySelector<HTMLElement>("[data-list=caller] .matter-row");
  (row ?? document.querySelector<HTMLElement>("#progress"))?.focus();
  return true;
}
