import type { EntryRow } from "@xinlian/wire";
import { Shape } from "../light/shape.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { registerWords } from "./words.ts";

/** What does not hold of an entry, as a light: shape and words, so that colour carries nothing alone. */
export function Flags({ flags, ended }: Pick<EntryRow, "flags" | "ended">) {
  const say = useSay();
  const w = useWords(registerWords);
  if (ended) {
    return (
      <span className="light pause">
        <Shape name="pause" />
        {w.ended}
      </span>
    );
  }
  // In the pack's order, the gravest first.
  return flags.map((flag, at) => (
    <span key={flag.zh} className={`light ${at === 0 ? "late" : "soon"}`}>
      <Shape name={at === 0 ? "late" : "soon"} />
      {say(flag)}
    </span>
  ));
}
