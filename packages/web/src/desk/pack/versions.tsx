import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { MoveState, VersionList } from "@xinlian/wire";
import { useState } from "react";
import { Refusal } from "../form/action-form.tsx";
import { Wide } from "../frame/wide.tsx";
import { ask, get } from "../server/ask.ts";
import { isAdmin, useSession } from "../session/use-session.ts";
import { tableTime } from "../time/show.ts";
import { useWords } from "../words/language.tsx";
import { loadWords } from "./load-words.ts";
import { MoveTable } from "./move-table.tsx";
import { Notes } from "./notes.tsx";

/** How often a move under way is looked at, ms. */
const LOOK = 2_000;

/** For the administrator: versions of a pack, the cases that stand on each, and the moves that may be made. */
export function Versions({ pack }: { pack: string }) {
  const admin = isAdmin(useSession());
  const path = `/api/packs/${pack}/versions`;
  const found = useQuery({
    queryKey: ["pack-versions", pack],
    queryFn: ({ signal }) => get<VersionList>(path, signal),
    enabled: admin,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.moving) ? LOOK : false),
  });
  if (!admin || !found.data) return null;
  return <List pack={pack} list={found.data} />;
}

function isUnderWay(moving: MoveState | null | undefined): boolean {
  return moving != null && moving.ended === null;
}

function List({ pack, list }: { pack: string; list: VersionList }) {
  const w = useWords(loadWords);
  const { rows, moves, moving } = list;
  return (
    <section className="section">
      <h2>{w.versions}</h2>
      <Wide label={w.versions}>
        <table>
          <caption className="unseen">{w.versions}</caption>
          <thead>
            <tr>
              <th scope="col">{w.version}</th>
              <th scope="col">{w.hash}</th>
              <th scope="col">{w.loaded}</th>
              <th scope="col" className="figure">
                {w.open}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.hash}>
                <td>
                  {row.version ?? "–"} {row.now && <span className="soft">{w.now}</span>}
                </td>
                <td className="fingerprint">{row.hash.slice(0, 12)}</td>
                <td>{tableTime(row.loaded)}</td>
                <td className="figure">{row.open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {moving && (
        <p className="toast-line" role="status">
          {(isUnderWay(moving) ? w.moving : w.moved)(moving.move, moving.left, moving.by.zh)}
        </p>
      )}
      <h3>{w.moves}</h3>
      {moves.length === 0 && <p className="soft">{w.moveNone}</p>}
      {moves.map((move) => (
        <Move key={move.name} pack={pack} move={move} busy={isUnderWay(moving)} />
      ))}
    </section>
  );
}

function Move({
  pack,
  move,
  busy,
}: {
  pack: string;
  move: VersionList["moves"][number];
  busy: boolean;
}) {
  const w = useWords(loadWords);
  const queries = useQueryClient();
  const [shown, setShown] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const path = `/api/packs/${pack}/moves/${move.name}`;
  const begin = async () => {
    setError(null);
    try {
      await ask(path, { method: "POST" });
      await queries.invalidateQueries({ queryKey: ["pack-versions", pack] });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <div className="pack-move">
      <p>{w.moveSays(move.name, move.open)}</p>
      <Notes title={w.stays} notes={move.faults} />
      {error !== null && (
        <div className="fault-summary" role="alert">
          <Refusal error={error} />
        </div>
      )}
      <p className="form-end">
        <button
          type="button"
          className="button second"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? w.hide : w.tryMove}
        </button>
        {move.open > 0 && (
          <>
            <a href={`${path}.xlsx`}>{w.sheet}</a>
            <a href={`${path}.csv`}>{w.table}</a>
          </>
        )}
        {shown && move.open > 0 && move.faults.length === 0 && (
          <button type="button" className="button" disabled={busy} onClick={() => void begin()}>
            {w.begin}
          </button>
        )}
      </p>
      {shown && <MoveTable path={path} />}
    </div>
  );
}
