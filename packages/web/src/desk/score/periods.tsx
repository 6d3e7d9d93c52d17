import type { ScoreSheet } from "@xinlian/wire";
import { useWords } from "../words/language.tsx";
import { scoreWords } from "./words.ts";

/** One period back and one on; the one that runs is a step away. */
export function Periods({
  sheet,
  onChoose,
}: {
  sheet: Pick<ScoreSheet, "score" | "period" | "before" | "next">;
  onChoose: (period: string) => void;
}) {
  const w = useWords(scoreWords);
  const running = sheet.score.now.name;
  const step = (name: string, text: string) => (
    <button key={text} type="button" className="linklike" onClick={() => onChoose(name)}>
      {text}
    </button>
  );
  return (
    <p className="address score-periods">
      {step(sheet.before, w.before)}
      {sheet.next !== null && step(sheet.next, w.next)}
      {sheet.period.name !== running && sheet.next !== running && step(running, w.running_now)}
    </p>
  );
}
