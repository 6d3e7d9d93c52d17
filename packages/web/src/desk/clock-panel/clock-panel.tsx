import type { ClockView } from "@xinlian/wire";
import { caseWords } from "../case/words.ts";
import { Light } from "../light/light.tsx";
import { proseDue, proseTime, shortDay } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";

const WHOSE: readonly ClockView["whose"][] = ["citizen", "lead", "office"];

/** The citizen's deadline before the unit's, that before the office's; what ends first before what ends later. */
export function inOrder(clocks: readonly ClockView[]): readonly ClockView[] {
  return [...clocks].sort(
    (a, b) => WHOSE.indexOf(a.whose) - WHOSE.indexOf(b.whose) || a.due.localeCompare(b.due),
  );
}

/** The clocks of a case: whose, until when, what is left, and how it was counted. */
export function ClockPanel({ clocks }: { clocks: readonly ClockView[] }) {
  const w = useWords(caseWords);
  const running = inOrder(clocks.filter((clock) => clock.stopped === null));
  const stopped = clocks.filter((clock) => clock.stopped !== null);
  return (
    <section className="section clocks">
      <h2>{w.clocks(running.length)}</h2>
      {clocks.length === 0 && <p className="soft">{w.noClocks}</p>}
      <dl>
        {[...running, ...stopped].map((clock) => (
          <One key={clock.name} clock={clock} />
        ))}
      </dl>
    </section>
  );
}

function One({ clock }: { clock: ClockView }) {
  const w = useWords(caseWords);
  const say = useSay();
  const { language } = useLanguage();
  const used = Math.round(clock.percentUsed);
  return (
    <div>
      <dt>
        {say(clock.words)} <span className="soft">{w.whose[clock.whose]}</span>
      </dt>
      <dd>
        {clock.stopped === null ? (
          <Light light={clock.light} />
        ) : (
          <span className="soft">{w.clockStopped(proseTime(clock.stopped, language))}</span>
        )}
        <p className={clock.stopped === null ? "clock-due" : "soft"}>
          {proseDue(clock.due, language)}
        </p>
        <p className="soft">{w.clockFrom(say(clock.limit), shortDay(clock.start, language))}</p>
        {clock.extended > 0 && (
          <p className="soft">
            {w.clockExtended(clock.extended, proseDue(clock.firstDue, language))}
          </p>
        )}
        {clock.raw !== clock.due && (
          <p className="soft">{w.clockRaw(proseDue(clock.raw, language))}</p>
        )}
        {clock.shifted !== clock.due && (
          <p className="soft">{w.clockShifted(proseDue(clock.shifted, language))}</p>
        )}
        {clock.provisional && <p className="soft">{w.clockProvisional}</p>}
        {clock.standing && <p className="soft">{w.clockStanding}</p>}
        {clock.breached && (
          <p className="late-text">{w.clockBreached(proseTime(clock.breached, language))}</p>
        )}
        {clock.stopped === null && (
          <svg
            className={clock.light.light === "late" ? "used late" : "used"}
            viewBox="0 0 100 8"
            preserveAspectRatio="none"
            role="img"
            aria-label={w.clockUsed(used)}
          >
            <rect width={Math.min(100, Math.max(0, clock.percentUsed))} height="8" />
          </svg>
        )}
      </dd>
    </div>
  );
}
