import type { UseQueryResult } from "@tanstack/react-query";
import type { CellsValue, Value } from "@xinlian/wire";
import { type RefObject, useId, useState } from "react";
import { Cells } from "../filing/cells.tsx";
import { FIGURES } from "../form/check.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { useSay } from "../words/language.tsx";
import { MatterEnd } from "./matter-end.tsx";
import { MatterForm } from "./matter-form.tsx";
import { MatterTabs } from "./matter-tabs.tsx";
import type { Moves } from "./moves.ts";
import { OpeningChoice } from "./opening-choice.tsx";
import type { Opening, OpeningForm } from "./openings.ts";
import { isWritten, type Sheet, topOf, type Values } from "./parking.ts";
import type { PlaceSight } from "./place-line.tsx";
import { useIntakeWords } from "./use-intake-words.ts";
import type { useSending } from "./use-sending.ts";
import { WayForm } from "./way-form.tsx";
import type { Way } from "./ways.ts";

/** One call's sheet: its matters as tabs, the one on top with all that is asked, and what can be done with it. */
export function SheetForm({
  openings,
  opening,
  sheet,
  found,
  values,
  ways,
  settling,
  moves,
  write,
  sending,
  onSend,
  sight,
  notes,
  box,
}: {
  openings: readonly Opening[];
  opening: Opening;
  sheet: Sheet;
  found: UseQueryResult<OpeningForm>;
  values: Values;
  ways: readonly Way[];
  /** Those that the foot of the sheet offers. */
  settling: readonly Way[];
  moves: Moves;
  write: (field: string, value: Value) => void;
  sending: ReturnType<typeof useSending>;
  onSend: () => void;
  sight: PlaceSight;
  notes: Readonly<Record<string, string>>;
  box: RefObject<HTMLDivElement | null>;
}) {
  const w = useIntakeWords();
  const say = useSay();
  const panel = useId();
  const matter = topOf(sheet);
  const way = ways.find((each) => each.verb === matter.along?.verb);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const onChange = (field: string, value: Value) => {
    write(field, value);
    setSavedAt(Date.now());
  };
  return (
    <form
      className="intake-form"
      aria-label={w.form}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <MatterTabs sheet={sheet} panel={panel} onTurn={moves.turnTo} onAdd={moves.add} />
      <div className="matter-panel" role="tabpanel" id={panel} aria-label={w.form}>
        {matter.done ? (
          <p className="matter-done">
            {[matter.done.number, matter.done.title].filter(Boolean).join(" ")}
          </p>
        ) : (
          <>
            {openings.length > 1 && (
              <OpeningChoice openings={openings} chosen={opening.id} onChoose={moves.choose} />
            )}
            {found.data ? (
              <MatterForm
                key={`${matter.id} ${opening.id}`}
                form={found.data.form}
                values={values}
                onChange={onChange}
                trouble={sending.troubleOf(matter.id)}
                sight={sight}
                notes={notes}
                box={box}
              />
            ) : found.error ? (
              <Failed error={found.error} again={() => void found.refetch()} />
            ) : (
              <Waiting rows={5} />
            )}
            {found.data?.figures && (
              <Cells
                cells={found.data.figures}
                at={{ pack: opening.pack, type: opening.type, action: opening.action }}
                form={values}
                value={(values[FIGURES] ?? {}) as unknown as CellsValue}
                onChange={(cells) => onChange(FIGURES, cells as unknown as Value)}
              />
            )}
            {matter.along && way && (
              <WayForm
                way={way}
                along={matter.along}
                onChange={moves.writeAlong}
                onLeave={() => moves.go(null)}
              />
            )}
          </>
        )}
      </div>
      <MatterEnd
        sendText={
          way ? w.wayTitle(say(way.words)) : found.data ? say(found.data.words) : w.keys.send
        }
        open={sheet.matters.filter((each) => !each.done).length}
        busy={sending.busy}
        onSend={onSend}
        ways={way ? [] : settling}
        onWay={(verb) => moves.go(verb)}
        onPark={moves.park}
        onRemove={sheet.matters.length > 1 && !matter.done ? () => moves.remove(matter.id) : null}
        savedAt={isWritten(sheet) ? savedAt : null}
      />
    </form>
  );
}
