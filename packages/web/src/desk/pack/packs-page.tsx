import { Link } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { Shape } from "../light/shape.tsx";
import { isAdmin, useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { usePacks } from "./use-packs.ts";
import { packWords } from "./words.ts";

/** The packs that this city works by. */
export default function PacksPage() {
  const w = useWords(packWords);
  const say = useSay();
  useTitle(w.title);
  const admin = isAdmin(useSession());
  const packs = usePacks();
  if (packs.error) return <Failed error={packs.error} again={() => void packs.refetch()} />;
  if (!packs.data) return <Waiting />;
  const { rows } = packs.data;
  return (
    <>
      <h1 className="lede">{w.lede(rows.length)}</h1>
      {admin && (
        <p>
          <Link className="button second" to="/packs/load">
            {w.load}
          </Link>
        </p>
      )}
      <Wide label={w.title} className="wide-table section">
        <table>
          <caption className="unseen">{w.title}</caption>
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.cases}</th>
              <th scope="col">{w.sound}</th>
              <th scope="col">{w.version}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((pack) => (
              <tr key={pack.name}>
                <td>
                  <Link to={`/packs/${pack.name}`}>{say(pack.words)}</Link>
                </td>
                <td>{pack.cases.map((each) => say(each.words)).join("、")}</td>
                <td>
                  <span className={pack.sound ? "light ok" : "light late"}>
                    <Shape name={pack.sound ? "ok" : "late"} />
                    {pack.sound ? w.passed : w.failed}
                  </span>
                </td>
                <td className="fingerprint">{pack.hash.slice(0, 12)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
}
