import type { UnitView } from "@xinlian/wire";
import { Link } from "react-router";
import { AreaPick } from "../form/area-pick.tsx";
import { isAdmin, useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Begin } from "./begin.tsx";
import { changeWords } from "./change-words.ts";
import { Listing } from "./listing.tsx";
import { RowVerb } from "./row-verb.tsx";
import { useSearch, WordsBox } from "./search.tsx";
import { DissolveForm, UnitForm } from "./unit-form.tsx";
import { useDoing } from "./use-doing.ts";
import { useUnits } from "./use-units.ts";
import { directoryWords } from "./words.ts";

/** What may be done to units; null is a new one. */
type Doing =
  | { readonly what: "put"; readonly unit: UnitView | null }
  | {
      readonly what: "dissolve";
      readonly unit: UnitView;
    };

/** The offices that can answer for cases. */
export function UnitsTable() {
  const w = useWords(directoryWords);
  const say = useSay();
  const c = useWords(changeWords);
  const admin = isAdmin(useSession());
  const { doing, told, begin, ...ends } = useDoing<Doing>();
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
      {admin && (
        <Begin
          told={told}
          text={c.addUnit}
          open={doing !== null}
          onBegin={() => begin({ what: "put", unit: null })}
        />
      )}
      {doing?.what === "put" && <UnitForm key={doing.unit?.id} unit={doing.unit} {...ends} />}
      {doing?.what === "dissolve" && (
        <DissolveForm key={doing.unit.id} unit={doing.unit} {...ends} />
      )}
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
                {admin && <th scope="col">{c.acts}</th>}
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
                  {admin && (
                    <td className="row-verbs">
                      <RowVerb
                        verb={c.changeUnit}
                        what={say(unit.words)}
                        onPress={() => begin({ what: "put", unit })}
                      />
                      <RowVerb
                        verb={unit.dissolved ? c.restore : c.dissolve}
                        what={say(unit.words)}
                        onPress={() => begin({ what: "dissolve", unit })}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </>
  );
}
