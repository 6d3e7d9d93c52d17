import { useQuery } from "@tanstack/react-query";
import type { DutyAnswer, DutyView } from "@xinlian/wire";
import { AreaPick } from "../form/area-pick.tsx";
import { EntryPick } from "../form/entry-pick.tsx";
import { Failed } from "../frame/waiting.tsx";
import { usePack, usePacks } from "../pack/use-packs.ts";
import { get as fetchFrom, withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useSearch } from "./search.tsx";
import { useTopics } from "./topics.ts";
import { directoryWords } from "./words.ts";

/** "Why this unit?": a topic, a place, the answer with its reason, and the rows that fit less closely. */
export function Why() {
  const w = useWords(directoryWords);
  const say = useSay();
  const { get, set } = useSearch();
  const packs = usePacks().data?.rows ?? [];
  const packName = get("pack") ?? packs[0]?.name ?? null;
  const pack = usePack(packName).data;
  const { choices, register } = useTopics(pack);
  const [topic, area] = [get("topic"), get("area")];
  const answer = useQuery({
    queryKey: ["explain", packName, topic, area],
    queryFn: ({ signal }) =>
      fetchFrom<DutyAnswer>(
        withQuery("/api/duties/explain", { pack: packName, topic, area }),
        signal,
      ),
    enabled: packName !== null && (topic !== null || area !== null),
  });
  return (
    <>
      <p className="soft measure why-says">{w.whySays}</p>
      <div className="directory-filter">
        <div>
          <label className="plain" htmlFor="y-pack">
            {w.pack}
          </label>
          <select
            id="y-pack"
            value={packName ?? ""}
            onChange={(event) => set({ pack: event.target.value, topic: null })}
          >
            {packs.map((each) => (
              <option key={each.name} value={each.name}>
                {say(each.words)}
              </option>
            ))}
          </select>
        </div>
        {register !== undefined ? (
          <EntryPick
            label={w.topic}
            of={`${register.pack}/${register.name}`}
            value={topic}
            onChange={(next) => set({ topic: next })}
          />
        ) : (
          choices.length > 0 && (
            <div>
              <label className="plain" htmlFor="y-topic">
                {w.topic}
              </label>
              <select
                id="y-topic"
                value={topic ?? ""}
                onChange={(event) => set({ topic: event.target.value || null })}
              >
                <option value="">{w.choose}</option>
                {choices.map((each) => (
                  <option key={each.value} value={each.value}>
                    {say(each.words)}
                  </option>
                ))}
              </select>
            </div>
          )
        )}
        <AreaPick label={w.area} value={area} onChange={(next) => set({ area: next })} />
      </div>
      {answer.error ? (
        <Failed error={answer.error} />
      ) : !answer.data ? (
        <p className="soft">{w.ask}</p>
      ) : (
        <section className="section answer" role="status">
          <h2>{answer.data.unit ? say(answer.data.unit.words) : w.nobody}</h2>
          <p className="measure">
            {w.because}：{say(answer.data.because)}
          </p>
          {answer.data.others.length > 0 && (
            <>
              <h3>{w.others}</h3>
              <ol className="others">
                {answer.data.others.map((duty) => (
                  <li key={duty.id}>
                    <DutyLine duty={duty} />
                  </li>
                ))}
              </ol>
            </>
          )}
        </section>
      )}
    </>
  );
}

function DutyLine({ duty }: { duty: DutyView }) {
  const w = useWords(directoryWords);
  const say = useSay();
  return (
    <>
      {say(duty.unit.words)}{" "}
      <span className="soft">
        {[duty.topic ? say(duty.topic.words) : w.anyTopic, duty.area?.name ?? w.anyArea].join(
          " · ",
        )}
      </span>
    </>
  );
}
