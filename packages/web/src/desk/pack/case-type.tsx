import type { PackCase } from "@xinlian/wire";
import { useMemo } from "react";
import { Wide } from "../frame/wide.tsx";
import { Diagram } from "../lifecycle/diagram.tsx";
import type { Lifecycle } from "../lifecycle/layout.ts";
import { useSay, useWords } from "../words/language.tsx";
import { placeAnchor } from "./place.ts";
import { packWords } from "./words.ts";

/** One case type of a pack: the drawing, its twin in words, every step, the clocks. */
export function CaseType({ type }: { type: PackCase }) {
  const w = useWords(packWords);
  const say = useSay();
  const life = useMemo<Lifecycle>(
    () => ({
      states: type.states.map((state) => ({
        name: state.name,
        text: say(state.words),
        end: state.end,
      })),
      moves: type.actions.flatMap((action) => {
        const to = action.to;
        if (to === null) return [];
        const open = type.states.filter((state) => !state.end).map((state) => state.name);
        const from = action.from.flatMap((name): (string | null)[] =>
          name === "new" ? [null] : name === "any" ? open : [name],
        );
        return from.map((name) => ({ name: action.name, text: say(action.words), from: name, to }));
      }),
    }),
    [type, say],
  );
  const words = useMemo(
    () => new Map([...type.states, ...type.actions].map((each) => [each.name, say(each.words)])),
    [type, say],
  );
  const named = (name: string) =>
    name === "new" ? w.start : name === "any" ? w.any : (words.get(name) ?? name);
  return (
    <section className="section pack-case">
      <h2>{w.life(say(type.words))}</h2>
      <Diagram life={life} label={`${w.life(say(type.words))}。${say(type.twin)}`} />
      <p className="twin">
        <b>{w.twin}</b>
        {say(type.twin)}
      </p>
      <Wide label={w.text}>
        <table className="steps">
          <caption>{w.text}</caption>
          <thead>
            <tr>
              <th scope="col">{w.action}</th>
              <th scope="col">{w.from}</th>
              <th scope="col">{w.to}</th>
              <th scope="col">{w.who}</th>
              <th scope="col">{w.needs}</th>
              <th scope="col">{w.place}</th>
            </tr>
          </thead>
          <tbody>
            {type.actions.map((action) => (
              <tr
                key={action.name}
                id={placeAnchor(action.place)}
                data-place={action.place}
                tabIndex={-1}
              >
                <td>{say(action.words)}</td>
                <td>{action.from.map(named).join("、")}</td>
                <td>
                  {action.to === null ? <span className="soft">{w.stays}</span> : named(action.to)}
                </td>
                <td>{action.by.map((who) => say(who.words)).join("、")}</td>
                <td>
                  {action.must.length === 0 ? (
                    <span className="soft">{w.none}</span>
                  ) : (
                    <ul>
                      {action.must.map((must) => (
                        <li key={must.rule}>{say(must.otherwise)}</li>
                      ))}
                    </ul>
                  )}
                </td>
                <td className="fingerprint">{action.place}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {type.clocks.length > 0 && (
        <Wide label={w.clocks}>
          <table>
            <caption>{w.clocks}</caption>
            <thead>
              <tr>
                <th scope="col">{w.clock}</th>
                <th scope="col">{w.whose}</th>
                <th scope="col">{w.runs}</th>
                <th scope="col">{w.hold}</th>
                <th scope="col">{w.limit}</th>
              </tr>
            </thead>
            <tbody>
              {type.clocks.map((clock) => (
                <tr key={clock.name}>
                  <td>{say(clock.words)}</td>
                  <td>{w.whoses[clock.whose]}</td>
                  <td>
                    {w.until(clock.from.map(named).join("、"), clock.to.map(named).join("、"))}
                  </td>
                  <td>
                    {clock.hold.length > 0 ? (
                      clock.hold.map(named).join("、")
                    ) : (
                      <span className="soft">{w.none}</span>
                    )}
                  </td>
                  <td className="fingerprint">{clock.limit}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      <Wide label={w.fields}>
        <table>
          <caption>{w.fields}</caption>
          <thead>
            <tr>
              <th scope="col">{w.field}</th>
              <th scope="col">{w.kind}</th>
            </tr>
          </thead>
          <tbody>
            {type.fields.map((field) => (
              <tr key={field.name}>
                <td>{say(field.words)}</td>
                <td>
                  {[w.kinds[field.kind], field.many && w.many, field.sealed && w.sealed]
                    .filter(Boolean)
                    .join(" · ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
