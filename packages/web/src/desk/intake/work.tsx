import { useEffect, useRef, useState } from "react";
import { useCity } from "../city/use-city.ts";
import { firstValues } from "../form/check.ts";
import { usePack } from "../pack/use-packs.ts";
import { useSays } from "../queue/use-cases.ts";
import { useSession } from "../session/use-session.ts";
import { useSay } from "../words/language.tsx";
import { CallLede } from "./call-lede.tsx";
import { CallerSide } from "./caller-side.tsx";
import { focusLine } from "./matter-faults.tsx";
import { movesOf } from "./moves.ts";
import { notesOf } from "./notes.ts";
import { type Opening, takesCalls, useOpeningForm } from "./openings.ts";
import { Parked } from "./parked.tsx";
import { isFinished, onSheet, type Table, topOf, withoutBlanks } from "./parking.ts";
import { type Line, proposalList } from "./proposal-list.ts";
import { ProposalPanel } from "./proposals.tsx";
import { Receipts } from "./receipts.tsx";
import { Ringing } from "./ringing.tsx";
import { Seat } from "./seat.tsx";
import { SheetForm } from "./sheet-form.tsx";
import { useIntakeKeys } from "./use-intake-keys.ts";
import { useIntakeWords } from "./use-intake-words.ts";
import { placeOf, useKnownArea, useRecognised } from "./use-located.ts";
import { proposalBody, useProposals } from "./use-proposals.ts";
import { useSending } from "./use-sending.ts";
import { useTelephone } from "./use-telephone.ts";
import { pressOf, waysOf } from "./ways.ts";

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
  const w = useIntakeWords();
  const say = useSay();
  const session = useSession();
  const demo = useCity()?.demo === true;
  const box = useRef<HTMLDivElement>(null);

  const sheet = table.open;
  const matter = topOf(sheet);
  const { id } = matter;
  const opening = openings.find((each) => each.id === matter.opening) ?? first;
  const found = useOpeningForm(opening);
  const form = found.data?.form ?? [];
  const values = { ...firstValues(form), ...matter.values };
  const pack = usePack(opening.pack).data;
  const ways = waysOf(opening, pack, session.posts);
  // A case to join is found among the proposals, not by a button.
  const settling = ways.filter((way) => way.into === null);
  const press = pressOf(opening, pack);
  const finished = isFinished(sheet);

  // Where the hand writes on: a sheet or a matter that came on top by a key or by a call.
  const [called, setCalled] = useState(0);
  const onTop = `${sheet.key} ${found.data !== undefined} ${called}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onTop` is what moves the focus
  useEffect(() => {
    // Whoever goes through what may be registered by the arrows stays there.
    const choosing = document.activeElement?.closest(".opening-choice") != null;
    if (found.data !== undefined && !finished && !choosing) focusLine(box.current);
  }, [onTop]);

  const moves = movesOf({ table, first, opening, form, values, ways }, change, () =>
    setCalled((n) => n + 1),
  );
  const sending = useSending(openings, change);
  const write: typeof moves.write = (field, value) => {
    moves.write(field, value);
    sending.clear(id, field);
  };
  const telephone = useTelephone(table, change, { first, opening, form, values }, demo);

  const place = placeOf(form, values);
  const known = useKnownArea(place?.value?.area ?? null);
  const [recognised] = useState(() => new Map<string, string>());
  // Without a place there is nothing to look up: who answers, by when, what it is like.
  const advised = form.length === 0 || place !== null;
  const asked =
    matter.done || !advised
      ? null
      : proposalBody(opening, form, values, recognised.get(id) ?? null);
  const proposals = useProposals(id, asked);
  useRecognised(recognised, id, place, proposals.current ? proposals.found : null, write);
  const lines = proposals.found ? proposalList(proposals.found, form, values, ways) : [];
  const take = (line: Line | undefined) => {
    const taking = line?.taking;
    if (!taking) return false;
    if (taking.does === "fill") write(taking.field, taking.value);
    else moves.go(taking.way.verb, taking.given);
    return true;
  };
  const send = async () => {
    const done = await sending.send(sheet);
    if (done) change((now) => (now.open.key === sheet.key ? onSheet(now, withoutBlanks) : now));
  };

  useIntakeKeys({
    finished,
    sendText: found.data ? say(found.data.words) : w.keys.send,
    send: () => void send(),
    take: () => take(lines.find((line) => line.next)),
    advised,
    takeAny: (figure) => take(lines.find((line) => line.figure === figure)),
    proposed: lines.filter((line) => line.figure !== null).length,
    add: moves.add,
    turn: sheet.matters.length > 1 ? moves.turn : null,
    putAside: moves.park,
    parked: table.parked.length,
    back: (at) => moves.back(table.parked[at]?.key),
    answer: telephone.answer,
    ways: settling,
    go: moves.go,
  });

  const said = useSays(opening.desk).data;
  const calls = takesCalls(openings.map(({ desk }) => desk));
  const contact = form.find(({ kind }) => kind === "contact");
  const { on, ringing } = telephone;
  return (
    <>
      {ringing && <Ringing call={ringing} onAnswer={telephone.answer} />}
      <CallLede
        line={sheet.line}
        phone={on.phone}
        who={on.name}
        caller={on.caller}
        otherwise={said ? say(said.says) : calls ? w.lede.fresh : say(first.desk.words)}
      />
      <div className={advised ? "intake-grid" : "intake-grid plain"}>
        <aside className="intake-side" aria-label={w.side}>
          <Parked sheets={table.parked} calls={calls} onTake={moves.back} onDrop={moves.drop} />
          <CallerSide
            caller={on.caller}
            who={on.name}
            name={contact ? say(contact.words) : null}
            calls={calls}
            asking={{ press, receipt: opening.desk.receipt }}
            pack={opening.pack}
          />
          {calls && <Seat agent={telephone.agent} onSit={telephone.sit} demo={demo} />}
        </aside>
        {finished ? (
          <Receipts
            sheet={sheet}
            troubleOf={sending.troubleOf}
            onNext={moves.next}
            onMore={moves.add}
          />
        ) : (
          <SheetForm
            openings={openings}
            opening={opening}
            sheet={sheet}
            found={found}
            values={values}
            ways={ways}
            settling={settling}
            moves={moves}
            write={write}
            sending={sending}
            onSend={() => void send()}
            sight={{ area: known, looked: proposals.current }}
            notes={notesOf(form, lines, proposals.found, say, w)}
            box={box}
          />
        )}
        {advised && (
          <ProposalPanel lines={lines} state={stateOf(asked !== null, proposals)} onTake={take} />
        )}
      </div>
    </>
  );
}

function stateOf(asked: boolean, { failed, found }: { failed: boolean; found: unknown }) {
  if (!asked) return "blank";
  if (failed) return "failed";
  return found ? "there" : "asked";
}
