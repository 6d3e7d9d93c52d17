import { Link } from "react-router";
import { AreaPick } from "../form/area-pick.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { Listing } from "./listing.tsx";
import { useSearch, WordsBox } from "./search.tsx";
import { useUnits } from "./use-units.ts";
import { directoryWords } from "./words.ts";

/** The offices that can answer for cases. */
export function UnitsTable() {
  const w = useWords(directoryWords);
  const say = useSay();
  const { get, set } = useSearch();
  const page = useUnits({ area: get("area"), q: get("q"), limit: 100, after: get("after") });
  return (
    <>
      <div className="directory-filter">
        <WordsBox />
        <AreaPick
          label={w.area}
          value={get("area")}
          onChange={(area) => set({ area, after: null })}
        />
      </div>
      <Listing label={w.tabs.units} page={page} onNext={(after) => set({ after })}>
        {(rows) => (
          <table>
            <caption className="unseen">{w.tabs.units}</caption>
            <thead>
              <tr>
                <th scope="col">{w.unit}</th>
                <th scope="col">{w.area}</th>
                <th scope="col">{w.level}</th>
                <th scope="col">{w.upper}</th>
                <th scope="col">{w.posts}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((unit) => (
                <tr key={unit.id}>
                  <td>
                    {say(unit.words)}{" "}
                    {unit.dissolved && <span className="soft">{w.dissolved}</span>}
                  </td>
                  <td>{unit.area.name}</td>
                  <td>{w.levels[unit.level]}</td>
                  <td>{unit.upper ? say(unit.upper.words) : w.noUpper}</td>
                  <td>
                    <Link to={`/directory/people?${new URLSearchParams({ unit: unit.id })}`}>
                      {w.seePeople}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </>
  );
}
