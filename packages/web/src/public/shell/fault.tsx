/** @jsxImportSource preact */
import type { InputFault } from "../props.ts";
import { Icon } from "./icon.tsx";

/** What is wrong with one input, beside it; `id` is what the input is described by. */
export function FaultLine({ id, text }: { id: string; text: string }) {
  return (
    <p class="fault" id={id}>
      <Icon name="late" />
      <span>{text}</span>
    </p>
  );
}

/**
 * All faults of a form, on top. It takes focus when the page opens (without JavaScript by `autofocus`); each line
 * leads to its field and says the same words as there.
 */
export function FaultSummary({ title, faults }: { title: string; faults: readonly InputFault[] }) {
  if (faults.length === 0) return null;
  return (
    <section
      class="fault-summary"
      id="faults"
      tabindex={-1}
      autofocus
      aria-labelledby="faults-title"
    >
      <h2 id="faults-title">
        <Icon name="late" />
        {title}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field}>
            <a href={`#f-${fault.field}`}>{fault.text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
