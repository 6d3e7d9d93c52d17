import type { Value } from "@xinlian/wire";
import { useEffect, useId, useRef, useState } from "react";
import { useCity } from "../city/use-city.ts";
import { firstValues } from "../form/check.ts";
import { ordered } from "../form/order.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { usePack } from "../pack/use-packs.ts";
import { useSays } from "../queue/use-cases.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { CallLede } from "./call-lede.tsx";
import { CallerSide } from "./caller-side.tsx";
import { carriedOver } from "./carry.ts";
import { hear } from "./line.ts";
import { MatterEnd } from "./matter-end.tsx";
import { focusLine } from "./matter-faults.tsx";
import { MatterForm } from "./matter-form.tsx";
import { MatterTabs } from "./matter-tabs.tsx";
import { notesOf } from "./notes.ts";
import { OpeningChoice } from "./opening-choice.tsx";
import { type Opening, useOpeningForm } from "./openings.ts";
import { Parked } from "./parked.tsx";
import {
  addMatter,
  BROWSER,
  dropMatter,
  dropped,
  isFinished,
  isWritten,
  newMatter,
  newSheet,
  onMatter,
  onSheet,
  park,
  type Table,
  takeBack,
  topOf,
  turnTo,
  withoutBlanks,
} from "./parking.ts";
import { type Line, proposalList } from "./proposal-list.ts";
import { ProposalPanel } from "./proposals.tsx";
import { Receipts } from "./receipts.tsx";
import { Ringing } from "./ringing.tsx";
import { Seat } from "./seat.tsx";
import { useCaller, useNumberOf } from "./use-caller.ts";
import { tellDemo, useCalls } from "./use-calls.ts";
import { useIntakeKeys } from "./use-intake-keys.ts";
import { placeOf, useKnownArea, useRecognised } from "./use-located.ts";
import { proposalBody, useProposals } from "./use-proposals.ts";
import { useSending } from "./use-sending.ts";
import { WayForm } from "./way-form.tsx";
import { alongOf, pressOf, waysOf } from "./ways.ts";
import { intakeWords } from "./words.ts";

/** The call-taker's screen: calls and callers on the left, the matters of one call in the middle, proposals on the right. */
export function Work({
  openings,
  first,
  table,
  change,
}: {
  openings: readonly Opening[];
  first: Opening;
  table: Table;
  change: (how: (table: Table) => Table) => void;
}) {
  const w = useWords(intakeWords);
  const say = useSay();
  const session = useSession();
  const city = useCity();
  const panel = useId();
  const box = useRef<HTMLDivElement>(null);
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const sheet = table.open;
  const matter = topOf(sheet);
  const opening = openings.find((each) => each.id === matter.opening) ?? first;
  const found = useOpeningForm(opening);
  const form = found.data?.form ?? [];
  const values = { ...firstValues(form), ...matter.values };
  const pack = usePack(opening.pack).data;
  const ways = waysOf(opening, pack, session.posts);
  const way = ways.find((each) => each.verb === matter.along?.verb);
  const press = pressOf(opening, pack);

  const { agent, calls, sit } = useCalls();
  // A call told again, or told to a table that knows it, changes nothing.
  useEffect(() => {
    for (const call of calls) change((now) => hear(now, call, first.id, BROWSER));
  }, [calls, first.id, change]);
  const ringing = calls.find((call) => call.phase === "ringing");
  const on = useCaller(opening, form, values, sheet.line, calls);
  const number = useNumberOf(sheet.line, w.answer);
  const contact = form.find((field) => field.kind === "contact")?.field;
  const { id } = matter;
  useEffect(() => {
    if (number === null || contact === undefined) return;
    change((now) =>
      onMatter(now, id, (each) =>
        each.values[contact]
          ? each
          : { ...each, values: { ...each.values, [contact]: { phone: number } } },
      ),
    );
  }, [number, contact, id, change]);

  const sending = useSending(openings, change);
  const write = (field: string, value: Value) => {
    change((now) =>
      onMatter(now, id, (each) => ({ ...each, values: { ...each.values, [field]: value } })),
    );
    sending.clear(id, field);
    setSavedAt(Date.now());
  };
  const place = placeOf(form, values);
  const known = useKnownArea(place?.value?.area ?? null);
  const [recognised] = useState(() => new Map<string, string>());
  const asked = matter.done
    ? null
    : proposalBody(opening, form, values, recognised.get(id) ?? null);
  const proposals = useProposals(id, asked);
  useRecognised(recognised, id, place, proposals.current ? proposals.found : null, write);
  const lines = proposals.found ? proposalList(proposals.found, form, values, ways) : [];

  // Where somebody writes on: a sheet or a matter that came on top by a key.
  const [writeOn, setWriteOn] = useState(0);
  const toForm = () => setWriteOn((n) => n + 1);
  const ready = found.data !== undefined;
  const seen = `${sheet.key} ${ready} ${writeOn}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` is what moves the focus
  useEffect(() => {
    if (ready && !isFinished(sheet)) focusLine(box.current);
  }, [seen]);

  const blank = () => newSheet(first.id, BROWSER);
  const putAside = () => {
    change((now) => park(now, blank(), Date.now()));
    toForm();
  };
  const back = (key: string | undefined) => {
    if (key === undefined) return false;
    change((now) => takeBack(now, key, Date.now()));
    toForm();
    return true;
  };
  const add = () => {
    const carried = carriedOver(form, values);
    change((now) =>
      onSheet(now, (open) => addMatter(open, newMatter(opening.id, BROWSER, carried))),
    );
    toForm();
  };
  const turn = (step: number) => {
    const { length } = sheet.matters;
    change((now) => onSheet(now, (open) => turnTo(open, (open.at + step + length) % length)));
    toForm();
  };
  const go = (verb: string | null, given: Readonly<Record<string, Value>> = {}) => {
    const chosen = ways.find((each) => each.verb === verb);
    change((now) =>
      onMatter(now, id, (each) => ({
        ...each,
        along: chosen ? alongOf(chosen, given, BROWSER) : null,
      })),
    );
  };
  const take = (line: Line | undefined) => {
    const taking = line?.taking;
    if (!taking) return false;
    if (taking.does === "fill") write(taking.field, taking.value);
    else go(taking.way.verb, taking.given);
    return true;
  };
  const send = async () => {
    const done = await sending.send(sheet);
    if (done) change((now) => (now.open.key === sheet.key ? onSheet(now, withoutBlanks) : now));
  };
  const demo = city?.demo === true;
  const answer = () => {
    if (!ringing || !demo) return false;
    void tellDemo({
      event: "answer",
      call: ringing.call,
      agent: ringing.extension,
      at: new Date().toISOString(),
    });
    return true;
  };
  const next = () => {
    change((now) => ({ ...now, open: blank() }));
    toForm();
  };
  useIntakeKeys({
    finished: isFinished(sheet),
    sendText: found.data ? say(found.data.words) : w.keys.send,
    send: () => void send(),
    take: () => take(lines.find((line) => line.next)),
    takeAny: (figure) => take(lines.find((line) => line.figure === figure)),
    proposed: lines.filter((line) => line.figure !== null).length,
    add,
    turn: sheet.matters.length > 1 ? turn : null,
    putAside,
    parked: table.parked.length,
    back: (at) => back(table.parked[at]?.key),
    answer: ringing && demo ? answer : null,
    ways,
    go,
  });

  const said = useSays(opening.desk).data;
  const notes = notesOf(form, lines, proposals.found, say, w);
  return (
    <>
      {ringing && <Ringing call={ringing} onAnswer={demo ? answer : null} />}
      <CallLede
        line={sheet.line}
        phone={on.phone}
        who={on.name}
        caller={on.caller}
        otherwise={said ? say(said.says) : w.lede.fresh}
      />
      <div className="intake-grid">
        <aside className="intake-side" aria-label={w.parked}>
          <Parked
            sheets={table.parked}
            onTake={back}
            onDrop={(key) => change((now) => dropped(now, key))}
          />
          <CallerSide caller={on.caller} who={on.name} press={press} pack={opening.pack} />
          <Seat agent={agent} onSit={sit} demo={demo} />
        </aside>
        {isFinished(sheet) ? (
          <Receipts sheet={sheet} troubleOf={sending.troubleOf} onNext={next} onMore={add} />
        ) : (
          <form
            className="intake-form"
            aria-label={w.form}
            noValidate
            onSubmit={(event) => event.preventDefault()}
          >
            <MatterTabs
              sheet={sheet}
              panel={panel}
              onTurn={(at) => change((now) => onSheet(now, (open) => turnTo(open, at)))}
              onAdd={add}
              onRemove={(gone) => {
                change((now) =>
                  onSheet(now, (open) => dropMatter(open, gone, newMatter(first.id, BROWSER))),
                );
                toForm();
              }}
            />
            <div className="matter-panel" role="tabpanel" id={panel} aria-label={w.form}>
              {openings.length > 1 && !matter.done && (
                <OpeningChoice
                  openings={openings}
                  chosen={opening.id}
                  onChoose={(to) =>
                    change((now) => onMatter(now, id, (each) => ({ ...each, opening: to })))
                  }
                />
              )}
              {matter.done ? (
                <p className="toast-line">
                  {[matter.done.number, matter.done.title].filter(Boolean).join(" ")}
                </p>
              ) : found.data ? (
                <MatterForm
                  key={`${id} ${opening.id}`}
                  form={ordered(form, "intake")}
                  values={values}
                  onChange={write}
                  trouble={sending.troubleOf(id)}
                  known={known}
                  notes={notes}
                  box={box}
                />
              ) : found.error ? (
                <Failed error={found.error} again={() => void found.refetch()} />
              ) : (
                <Waiting rows={5} />
              )}
              {matter.along && way && !matter.done && (
                <WayForm
                  way={way}
                  along={matter.along}
                  onChange={(field, value) =>
                    change((now) =>
                      onMatter(now, id, (each) =>
                        each.along
                          ? {
                              ...each,
                              along: {
                                ...each.along,
                                values: { ...each.along.values, [field]: value },
                              },
                            }
                          : each,
                      ),
                    )
                  }
                  onLeave={() => {
                    go(null);
                    toForm();
                  }}
                />
              )}
            </div>
            <MatterEnd
              sendText={found.data ? say((way ?? found.data).words) : ""}
              open={sheet.matters.filter((each) => !each.done).length}
              busy={sending.busy}
              onSend={() => void send()}
              ways={way ? [] : ways}
              onWay={(verb) => go(verb)}
              onPark={putAside}
              savedAt={isWritten(sheet) ? savedAt : null}
            />
          </form>
        )}
        <ProposalPanel
          lines={lines}
          state={
            asked === null
              ? "blank"
              : proposals.failed
                ? "failed"
                : proposals.found
                  ? "there"
                  : "asked"
          }
          onTake={take}
        />
      </div>
    </>
  );
}
