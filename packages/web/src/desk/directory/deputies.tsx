import { useQuery } from "@tanstack/react-query";
import type { DeputyView, Value } from "@xinlian/wire";
import { get } from "../server/ask.ts";
import { isAdmin, useSession } from "../session/use-session.ts";
import { tableTime } from "../time/show.ts";
import { useWords } from "../words/language.tsx";
import { asked, oneLine, pair } from "./asked.ts";
import { Begin } from "./begin.tsx";
import { ChangePanel } from "./change-panel.tsx";
import { changeWords } from "./change-words.ts";
import { useChanges } from "./changes.ts";
import { RowVerb } from "./row-verb.tsx";
import { type Ends, useDoing } from "./use-doing.ts";
import { directoryWords } from "./words.ts";

/** Who stands in for whom: one's own absence by oneself, anybody's by an administrator. Every step of a deputy names both. */
export function Deputies() {
  const w = useWords(directoryWords);
  const c = useWords(changeWords);
  const session = useSession();
  const admin = isAdmin(session);
  const { doing, told, begin, ...ends } = useDoing<"add">();
  const { endDeputy } = useChanges();
  const rows = useQuery({
    queryKey: ["deputies"],
    queryFn: ({ signal }) => get<{ rows: DeputyView[] }>("/api/deputies", signal),
  }).data?.rows;
  const end = async (row: DeputyView) => {
    await endDeputy(row.id, crypto.randomUUID());
    ends.onDone((w) => w.deputyEnded(row.deputy.name, row.absent.name));
  };
  return (
    <>
      <p className="soft">{c.deputySays}</p>
      <Begin told={told} text={c.deputise} open={doing !== null} onBegin={() => begin("add")} />
      {doing === "add" && <DeputyForm admin={admin} me={session.person.id} {...ends} />}
      {rows?.length === 0 && <p className="soft">{c.noDeputies}</p>}
      {rows !== undefined && rows.length > 0 && (
        <table>
          <caption className="unseen">{w.tabs.deputies}</caption>
          <thead>
            <tr>
              <th scope="col">{c.fields.absent}</th>
              <th scope="col">{c.fields.deputy}</th>
              <th scope="col">{c.fields.from}</th>
              <th scope="col">{c.fields.until}</th>
              <th scope="col">{c.fields.why}</th>
              <th scope="col">{c.acts}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.absent.name}</td>
                <td>
                  {row.deputy.name} {row.acts && <b className="tag">{c.actsNow}</b>}
                </td>
                <td className="unbroken">{tableTime(row.from)}</td>
                <td className="unbroken">{tableTime(row.until)}</td>
                <td>{row.why}</td>
                <td>
                  {row.acts && (admin || row.absent.id === session.person.id) && (
                    <RowVerb
                      verb={c.endDeputy}
                      what={`${row.deputy.name} · ${row.absent.name}`}
                      onPress={() => void end(row)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function DeputyForm({ admin, me, onDone, onCancel }: { admin: boolean; me: string } & Ends) {
  const w = useWords(changeWords);
  const { deputise } = useChanges();
  const send = async (values: Record<string, Value>, key: string) => {
    const absent = admin ? String(values.absent) : me;
    const made = await deputise(
      {
        absent,
        deputy: String(values.deputy),
        from: String(values.from),
        until: String(values.until),
        why: oneLine(values.why),
      },
      key,
    );
    onDone((w) => w.deputised(made.deputy.name, made.absent.name, tableTime(made.until)));
  };
  return (
    <ChangePanel
      title={w.deputise}
      form={[
        ...(admin ? [asked("absent", "person", pair("absent"))] : []),
        asked("deputy", "person", pair("deputy")),
        asked("from", "time", pair("from")),
        asked("until", "time", pair("until")),
        asked("why", "text", pair("why")),
      ]}
      send={send}
      sendText={w.deputise}
      onCancel={onCancel}
    />
  );
}
