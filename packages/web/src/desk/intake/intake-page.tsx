import { useMemo } from "react";
import { useTitle } from "../frame/title.ts";
import { Empty, Waiting } from "../frame/waiting.tsx";
import { useSession } from "../session/use-session.ts";
import { useSay } from "../words/language.tsx";
import { type Opening, openingsOf, takesCalls } from "./openings.ts";
import { useIntakeWords } from "./use-intake-words.ts";
import { useTable } from "./use-table.ts";
import { Work } from "./work.tsx";

/** Register what a caller brings while he speaks: by keyboard alone, several matters in one call, several calls at once. */
export default function IntakePage() {
  const w = useIntakeWords();
  const session = useSession();
  const openings = useMemo(() => openingsOf(session), [session]);
  const say = useSay();
  const [first] = openings;
  const calls = takesCalls(openings.map(({ desk }) => desk));
  useTitle(calls || !first ? w.title : say(first.desk.words));
  if (!first) return <Empty why={w.none} next={w.noneNext} />;
  return <OneWindow openings={openings} first={first} />;
}

/** The table belongs to one window at a time. */
function OneWindow({ openings, first }: { openings: readonly Opening[]; first: Opening }) {
  const w = useIntakeWords();
  const { person } = useSession();
  const { table, change, sole, takeOver } = useTable(person.id, first.id);
  if (sole === null) return <Waiting />;
  if (sole) return <Work openings={openings} first={first} table={table} change={change} />;
  const here = (
    <>
      <p>{w.elsewhereNext}</p>
      <button type="button" className="button" onClick={takeOver}>
        {w.here}
      </button>
    </>
  );
  return <Empty why={w.elsewhere} next={here} />;
}
