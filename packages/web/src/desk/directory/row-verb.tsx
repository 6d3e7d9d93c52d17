import { useWords } from "../words/language.tsx";
import { changeWords } from "./change-words.ts";

/** A verb in a row; read out it also says of what. */
export function RowVerb({
  verb,
  what,
  onPress,
}: {
  verb: string;
  what: string;
  onPress: () => void;
}) {
  const w = useWords(changeWords);
  return (
    <button type="button" className="linklike" aria-label={w.of(verb, what)} onClick={onPress}>
      {verb}
    </button>
  );
}
