import type { PersonView } from "@xinlian/wire";
import { Link } from "react-router";
import { UnitPick } from "../form/area-pick.tsx";
import { isAdmin, useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Begin } from "./begin.tsx";
import { changeWords } from "./change-words.ts";
import { CorrectPersonForm, LeaveForm } from "./leaving-form.tsx";
import { Listing } from "./listing.tsx";
import { PersonForm } from "./person-form.tsx";
import { EndPostForm, type HeldPost, PostForm } from "./post-form.tsx";
import { RowVerb } from "./row-verb.tsx";
import { useSearch, WordsBox } from "./search.tsx";
import { useDoing } from "./use-doing.ts";
import { usePeople } from "./use-units.ts";
import { directoryWords } from "./words.ts";

/** What may be done to people. */
type Doing =
  | { readonly what: "add" }
  | { readonly what: "correct" | "leave"; readonly person: PersonView }
  | { readonly what: "give"; readonly person: PersonView }
  | { readonly what: "end"; readonly person: PersonView; readonly post: HeldPost };

/** People and the posts they hold. */
export function PeopleTable() {
  const w = useWords(directoryWords);
  const say = useSay();
  const c = useWords(changeWords);
  const admin = isAdmin(useSession());
  const { doing, told, begin, ...ends } = useDoing<Doing>();
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
      {admin && (
        <Begin
          told={told}
          text={c.addPerson}
          open={doing !== null}
          onBegin={() => begin({ what: "add" })}
        />
      )}
      {doing?.what === "add" && <PersonForm unit={get("unit")} {...ends} />}
      {doing?.what === "give" && <PostForm key={doing.person.id} person={doing.person} {...ends} />}
      {doing?.what === "correct" && (
        <CorrectPersonForm key={doing.person.id} person={doing.person} {...ends} />
      )}
      {doing?.what === "leave" && (
        <LeaveForm key={doing.person.id} person={doing.person} {...ends} />
      )}
      {doing?.what === "end" && (
        <EndPostForm
          key={keyOf(doing.person, doing.post)}
          person={doing.person}
          post={doing.post}
          {...ends}
        />
      )}
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
                {admin && <th scope="col">{c.acts}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => (
                <tr key={person.id}>
                  <td>
                    <Link to={`/directory/people/${person.id}`}>{person.name}</Link>{" "}
                    {person.left && <span className="soft">{w.left}</span>}
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
                          {admin && (
                            <>
                              {" "}
                              <RowVerb
                                verb={c.endPost}
                                what={[
                                  person.name,
                                  say(post.unit.words),
                                  say(post.roleWords),
                                  say(post.packWords),
                                ].join(" · ")}
                                onPress={() => begin({ what: "end", person, post })}
                              />
                            </>
                          )}
                        </li>
                      ))}
                    </ul>
                  </td>
                  {accounts && <td>{person.account ?? w.noUpper}</td>}
                  {admin && (
                    <td>
                      {!person.left &&
                        (["give", "correct", "leave"] as const).map((what) => (
                          <span key={what}>
                            <RowVerb
                              verb={what === "give" ? c.givePost : c[what]}
                              what={`${person.name} · ${say(person.unit.words)}`}
                              onPress={() => begin({ what, person })}
                            />{" "}
                          </span>
                        ))}
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

function keyOf(person: PersonView, post: HeldPost): string {
  return [person.id, post.pack, post.role, post.unit.id].join(" ");
}
