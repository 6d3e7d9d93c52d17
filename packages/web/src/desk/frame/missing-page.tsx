import { Link } from "react-router";
import { useWords } from "../words/language.tsx";
import { useTitle } from "./title.ts";
import { frameWords } from "./words.ts";

export function MissingPage() {
  const w = useWords(frameWords);
  useTitle(w.missing);
  return (
    <>
      <h1>{w.missing}</h1>
      <p className="measure">{w.missingNext}</p>
      <p>
        <Link to="/queue">{w.toQueue}</Link>
      </p>
    </>
  );
}
