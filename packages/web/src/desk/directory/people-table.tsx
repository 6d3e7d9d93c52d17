import { UnitPick } from "../form/area-pick.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { Listing } from "./listing.tsx";
import { useSearch, WordsBox } from "./search.tsx";
import { usePeople } from "./use-units.ts";
import { directoryWords } from "./words.ts";

/** People and the posts they hold. */
export function PeopleTable() {
  const w = useWords(directoryWords);
  const say = useSay();
  const { get, set } = useSearch();
  const page = usePeople({ unit: get("unit"), q: get("q"), after: get("after") });
  const accounts = page.data?.rows.some((person) => person.account !== null) ?? false;
  return (
    <>
      <div className="directory-filter">
        <WordsBox />
        <UnitPick
          label={w.unit}
          value={get("unit")}
          onChange={(unit) => set({ unit, after: null })}
        />
      </div>
      <Listing label={w.tabs.people} page={page} onNext={(after) => set({ after })}>
        {(rows) => (
          <table>
            <caption className="unseen">{w.tabs.people}</caption>
            <thead>
              <tr>
                <th scope="col">{w.person}</th>
                <th scope="col">{w.unit}</th>
                <th scope="col">{w.posts}</th>
                {accounts && <th scope="col">{w.account}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => (
                <tr key={person.id}>
                  <td>
                    {person.name} {person.left && <span className="soft">{w.left}</span>}
                  </td>
                  <td>{say(person.unit.words)}</td>
                  <td>
                    <ul>
                      {person.posts.map((post) => (
                        <li key={`${post.pack} ${post.role} ${post.unit.id}`}>
                          {say(post.roleWords)}
                          <span className="soft">
                            {" "}
                            {[
                              say(post.packWords),
                              post.unit.id !== person.unit.id && say(post.unit.words),
                            ]
                              .filter(Boolean)
                              .join(" · ")}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </td>
                  {accounts && <td>{person.account ?? w.noUpper}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </>
  );
}
