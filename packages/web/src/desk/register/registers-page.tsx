import { Link } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Empty, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { registerAddress } from "./address.ts";
import { ofRegister } from "./entry-table.tsx";
import { useRegisters } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** Every register that this person may read, pack by pack. */
export default function RegistersPage() {
  const w = useWords(registerWords);
  const say = useSay();
  const { posts } = useSession();
  useTitle(w.title);
  const rows = useRegisters();
  if (rows === undefined) return <Waiting />;
  const packWords = new Map(posts.map((post) => [post.pack, post.packWords]));
  return (
    <>
      <h1 className="lede">{w.lede(rows.length)}</h1>
      {rows.length === 0 ? (
        <Empty why={w.lede(0)} next={w.noneNext} />
      ) : (
        <Wide label={w.title}>
          <table>
            <caption className="unseen">{w.title}</caption>
            <thead>
              <tr>
                <th scope="col">{w.register}</th>
                <th scope="col">{w.pack}</th>
                <th scope="col" className="figure">
                  {w.standing}
                </th>
                <th scope="col">{w.mayEnter}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.pack}/${row.name}`}>
                  <td>
                    <Link to={registerAddress(ofRegister(row))}>{say(row.words)}</Link>{" "}
                    {row.answers && <span className="soft">{w.answers}</span>}
                  </td>
                  <td>{say(packWords.get(row.pack) ?? { zh: row.pack, en: row.pack })}</td>
                  <td className="figure">{row.standing.toLocaleString()}</td>
                  <td>{row.mayEnter ? w.yes : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </>
  );
}
