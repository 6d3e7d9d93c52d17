import type { PersonView, Pledges } from "@xinlian/wire";
import { Link, useParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { Changed } from "./change-panel.tsx";
import { changeWords } from "./change-words.ts";
import { PledgesOfPack } from "./pledges-of-pack.tsx";
import { useDoing } from "./use-doing.ts";
import { usePeople, usePledges } from "./use-units.ts";

/** One person: unit, posts, and the entries of registers in his charge, to be handed to somebody else. */
export function PersonPage() {
  const { id = "" } = useParams();
  const w = useWords(changeWords);
  const people = usePeople({ id });
  const pledges = usePledges(id);
  const failed = people.error ?? pledges.error;
  if (failed) {
    const again = () => void Promise.all([people.refetch(), pledges.refetch()]);
    return <Failed error={failed} again={again} />;
  }
  if (!people.data || !pledges.data) return <Waiting rows={8} />;
  const [person] = people.data.rows;
  const back = <Link to="/directory/people">{w.allPeople}</Link>;
  if (person === undefined) return <Empty why={w.noPledges} next={back} />;
  return <Person person={person} pledges={pledges.data} />;
}

function Person({ person, pledges }: { person: PersonView; pledges: Pledges }) {
  const w = useWords(changeWords);
  const say = useSay();
  const { doing, told, begin, onDone, onCancel } = useDoing<string>();
  useTitle(w.pledgesOf(person.name));
  const { rows, total } = pledges;
  const packs = [...new Set(rows.map(({ pack }) => pack))];
  return (
    <>
      <p className="soft case-top">
        <Link to="/directory/people">‹ {w.allPeople}</Link>
        <span>
          {[
            say(person.unit.words),
            ...person.posts.map((post) => `${say(post.packWords)} ${say(post.roleWords)}`),
          ].join(" · ")}
        </span>
      </p>
      <h2 className="pledges-title">{w.pledgesOf(person.name)}</h2>
      <div className="directory-begin">
        <Changed told={told} />
      </div>
      {rows.length === 0 ? (
        <Empty why={w.noPledges} next={w.noPledgesNext} />
      ) : (
        <>
          <p>
            {w.pledgeCount(total)} {total > rows.length && w.pledgeFirst(rows.length)}
          </p>
          {packs.map((pack) => (
            <PledgesOfPack
              key={pack}
              person={person}
              pack={pack}
              rows={rows.filter((row) => row.pack === pack)}
              open={doing === pack}
              onOpen={() => begin(pack)}
              onDone={onDone}
              onCancel={onCancel}
            />
          ))}
        </>
      )}
    </>
  );
}
