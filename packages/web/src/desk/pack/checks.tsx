import type { PackView } from "@xinlian/wire";
import { Shape } from "../light/shape.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { nearestPlace, placeAnchor } from "./place.ts";
import { packWords } from "./words.ts";

/** What the check proved. A failed one says what is wrong and jumps to the place on this page. */
export function Checks({ checks }: { checks: PackView["checks"] }) {
  const w = useWords(packWords);
  const say = useSay();
  const jump = (place: string) => {
    const shown = [...document.querySelectorAll<HTMLElement>("[data-place]")];
    const near = nearestPlace(
      place,
      shown.map((each) => each.dataset["place"] ?? ""),
    );
    const target = near === null ? null : document.getElementById(placeAnchor(near));
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  };
  return (
    <section className="section">
      <h2>{w.checks}</h2>
      <ul className="checks">
        {[...checks]
          .sort((a, b) => Number(a.passed) - Number(b.passed))
          .map((check) => (
            <li key={say(check.words)}>
              <span className={check.passed ? "check ok" : "check late"}>
                <Shape name={check.passed ? "ok" : "late"} />
              </span>
              <div>
                {say(check.words)} <span className="soft">{w.checked(check.count)}</span>
                {check.faults.length > 0 && (
                  <ul className="check-faults">
                    {check.faults.map((fault) => (
                      <li key={`${fault.code} ${fault.place} ${say(fault.detail)}`}>
                        {say(fault.detail)}{" "}
                        {fault.place && (
                          <button
                            type="button"
                            className="linklike"
                            onClick={() => jump(fault.place ?? "")}
                          >
                            {w.goTo(fault.place)}
                          </button>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}
