import { useQuery } from "@tanstack/react-query";
import type { EntryAreas } from "@xinlian/wire";
import { Link, useSearchParams } from "react-router";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { get, withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { registerAddress, useOf } from "./address.ts";
import { CountyShapes } from "./county-shapes.tsx";
import { pathOf, useRegister } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** Where the entries of a register lie: shapes of the counties, and a table that says the same, level by level. */
export default function EntryMapPage() {
  const of = useOf();
  const w = useWords(registerWords);
  const say = useSay();
  const [search] = useSearchParams();
  const under = search.get("under");
  const { register, isPending } = useRegister(of);
  const path = withQuery(pathOf(of, "/areas"), { under });
  const counts = useQuery({
    queryKey: ["entry-areas", path],
    queryFn: ({ signal }) => get<EntryAreas>(path, signal),
  });
  const name = register === undefined ? "" : say(register.words);
  useTitle(w.mapTitle(name));
  if (counts.error) return <Failed error={counts.error} again={() => void counts.refetch()} />;
  if (isPending || counts.isPending) return <Waiting rows={12} />;
  if (register === undefined) return <MissingPage />;
  const { rows, elsewhere } = counts.data;
  const total = rows.reduce((all, { count }) => all + count, elsewhere);
  const list = (area: string) => `${registerAddress(of)}?area=${area}`;
  const map = (area: string) => `${registerAddress(of, "/map")}?under=${area}`;
  return (
    <>
      <p className="soft case-top">
        <Link to={registerAddress(of)}>‹ {w.back(name)}</Link>
        {under !== null && <Link to={registerAddress(of, "/map")}>{w.mapUp}</Link>}
      </p>
      <h1 className="lede">
        {w.mapTitle(name)} · {w.mapSays(total)}
      </h1>
      <div className="entry-map">
        {under === null && <CountyShapes rows={rows} href={list} />}
        <table>
          <caption className="unseen">{w.mapTitle(name)}</caption>
          <thead>
            <tr>
              <th scope="col">{w.division}</th>
              <th scope="col" className="figure">
                {w.count}
              </th>
              <th scope="col">{w.mapList}</th>
            </tr>
          </thead>
          <tbody>
            {rows
              .filter(({ count }) => count > 0 || under === null)
              .map(({ area, count }) => (
                <tr key={area.code}>
                  <th scope="row">
                    {count > 0 && area.code.length < 12 ? (
                      <Link to={map(area.code)}>{area.name}</Link>
                    ) : (
                      area.name
                    )}
                  </th>
                  <td className="figure">{count.toLocaleString()}</td>
                  <td>
                    {count > 0 && (
                      <Link to={list(area.code)} aria-label={`${area.name} ${w.mapList}`}>
                        {w.mapList}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            {elsewhere > 0 && (
              <tr>
                <th scope="row">{w.elsewhere}</th>
                <td className="figure">{elsewhere.toLocaleString()}</td>
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
