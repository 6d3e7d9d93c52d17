import type { HandedOver, PersonView, Pledges, Value } from "@xinlian/wire";
import { useId, useState } from "react";
import { Link } from "react-router";
import { Wide } from "../frame/wide.tsx";
import { usePacks } from "../pack/use-packs.ts";
import { registerAddress } from "../register/address.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { asked, pair } from "./asked.ts";
import { ChangePanel } from "./change-panel.tsx";
import { changeWords } from "./change-words.ts";
import { useChanges } from "./changes.ts";
import type { Ends } from "./use-doing.ts";

/** The entries of one pack that name a person; whoever holds a post in the pack hands all of them over, or those he chooses. */
export function PledgesOfPack({
  person,
  pack,
  rows,
  open,
  onOpen,
  onDone,
  onCancel,
}: {
  person: PersonView;
  pack: string;
  rows: Pledges["rows"];
  open: boolean;
  onOpen: () => void;
} & Ends) {
  const w = useWords(changeWords);
  const say = useSay();
  const id = useId();
  const { handOver } = useChanges();
  const may = useSession().posts.some((post) => post.pack === pack);
  const words = usePacks().data?.rows.find(({ name }) => name === pack)?.words;
  const name = words === undefined ? pack : say(words);
  const [staying, setStaying] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter((row) => !staying.has(row.id));
  const send = async (values: Record<string, Value>, key: string) => {
    const entries = chosen.map((row) => row.id);
    const done = await handOver(person.id, { to: String(values.to), pack, entries }, key);
    onDone(() => <Handed done={done} from={person.name} pack={name} />);
  };
  return (
    <section className="section" aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      {may && !open && (
        <button
          type="button"
          className="button second"
          onClick={() => {
            setStaying(new Set());
            onOpen();
          }}
        >
          {w.handOver}
        </button>
      )}
      {open && chosen.length === 0 && <p role="alert">{w.handOverNone}</p>}
      {open && chosen.length > 0 && (
        <ChangePanel
          title={w.of(w.handOver, name)}
          form={[asked("to", "person", pair("to"))]}
          send={send}
          sendText={w.handOverCount(chosen.length)}
          onCancel={onCancel}
        />
      )}
      {open && (
        <p className="soft">
          {w.chosen(chosen.length, rows.length)}{" "}
          <button type="button" className="linklike" onClick={() => setStaying(new Set())}>
            {w.chooseAll}
          </button>{" "}
          <button
            type="button"
            className="linklike"
            onClick={() => setStaying(new Set(rows.map((row) => row.id)))}
          >
            {w.chooseNone}
          </button>
        </p>
      )}
      <Wide label={w.of(w.entry, name)}>
        <table>
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              {open && (
                <th scope="col">
                  <span className="unseen">{w.handOver}</span>
                </th>
              )}
              <th scope="col">{w.entry}</th>
              <th scope="col">{w.as}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {open && (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={w.of(w.handOver, say(row.title))}
                      checked={!staying.has(row.id)}
                      onChange={() => setStaying(toggled(staying, row.id))}
                    />
                  </td>
                )}
                <td>
                  <Link to={registerAddress({ pack, register: row.register.id }, `/${row.id}`)}>
                    {say(row.title)}
                  </Link>{" "}
                  <span className="soft">{say(row.register.words)}</span>
                </td>
                <td>{row.fields.map(say).join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** How many went over, and each one that did not, with the reason. */
function Handed({ done, from, pack }: { done: HandedOver; from: string; pack: string }) {
  const w = useWords(changeWords);
  const say = useSay();
  return (
    <>
      <p>{w.handedOver(done.handed, from, pack)}</p>
      {done.left.length > 0 && (
        <>
          <p>{w.stayed(done.left.length)}</p>
          <ul>
            {done.left.map((row) => (
              <li key={row.id}>
                {say(row.title)}: {say(row.why)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
