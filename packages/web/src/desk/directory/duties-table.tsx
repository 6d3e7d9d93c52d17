import { useQuery } from "@tanstack/react-query";
import type { DutyView } from "@xinlian/wire";
import { UnitPick } from "../form/area-pick.tsx";
import { usePacks } from "../pack/use-packs.ts";
import { get as fetchFrom, withQuery } from "../server/ask.ts";
import { isAdmin, useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Begin } from "./begin.tsx";
import { changeWords } from "./change-words.ts";
import { DutyForm, EndDutyForm } from "./duty-form.tsx";
import { Listing } from "./listing.tsx";
import { RowVerb } from "./row-verb.tsx";
import { useSearch } from "./search.tsx";
import { useDoing } from "./use-doing.ts";
import type { Page } from "./use-units.ts";
import { directoryWords } from "./words.ts";

/** Who answers for what, row by row, as the kernel reads them. */
export function DutiesTable() {
  const w = useWords(directoryWords);
  const say = useSay();
  const c = useWords(changeWords);
  const admin = isAdmin(useSession());
  const { doing, told, begin, ...ends } = useDoing<"add" | DutyView>();
  const { get, set } = useSearch();
  const packs = usePacks().data?.rows ?? [];
  const pack = get("pack") ?? packs[0]?.name ?? null;
  const path = withQuery("/api/duties", {
    pack,
    unit: get("unit"),
    after: get("after"),
    limit: 100,
  });
  const page = useQuery({
    queryKey: ["duties", path],
    queryFn: ({ signal }) => fetchFrom<Page<DutyView>>(path, signal),
    enabled: pack !== null,
  });
  return (
    <>
      <div className="directory-filter">
        <div>
          <label className="plain" htmlFor="d-pack">
            {w.pack}
          </label>
          <select
            id="d-pack"
            value={pack ?? ""}
            onChange={(event) => set({ pack: event.target.value, after: null })}
          >
            {packs.map((each) => (
              <option key={each.name} value={each.name}>
                {say(each.words)}
              </option>
            ))}
          </select>
        </div>
        <UnitPick
          label={w.answer}
          value={get("unit")}
          onChange={(unit) => set({ unit, after: null })}
        />
      </div>
      {admin && (
        <Begin told={told} text={c.addDuty} open={doing !== null} onBegin={() => begin("add")} />
      )}
      {doing === "add" && <DutyForm pack={pack} unit={get("unit")} {...ends} />}
      {doing !== null && doing !== "add" && <EndDutyForm key={doing.id} duty={doing} {...ends} />}
      <Listing label={w.tabs.duties} page={page} onNext={(after) => set({ after })}>
        {(rows) => (
          <table>
            <caption className="unseen">{w.tabs.duties}</caption>
            <thead>
              <tr>
                <th scope="col">{w.topic}</th>
                <th scope="col">{w.area}</th>
                <th scope="col">{w.answer}</th>
                <th scope="col">{w.kept}</th>
                {admin && <th scope="col">{c.acts}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((duty) => (
                <tr key={duty.id}>
                  <td>
                    {duty.topic ? (
                      say(duty.topic.words)
                    ) : (
                      <span className="soft">{w.anyTopic}</span>
                    )}
                  </td>
                  <td>{duty.area ? duty.area.name : <span className="soft">{w.anyArea}</span>}</td>
                  <td>{say(duty.unit.words)}</td>
                  <td className="soft">
                    {[duty.since, duty.basis, duty.owner && say(duty.owner.words)]
                      .filter((part) => part !== null)
                      .join(" · ")}
                  </td>
                  {admin && (
                    <td>
                      <RowVerb
                        verb={c.endDuty}
                        what={[
                          duty.topic ? say(duty.topic.words) : w.anyTopic,
                          duty.area?.name ?? w.anyArea,
                          say(duty.unit.words),
                        ].join(" · ")}
                        onPress={() => begin(duty)}
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
