import { Changed } from "./change-panel.tsx";
import type { Told } from "./use-doing.ts";

/** Above a list: what the last change changed, and the button that begins a new row. */
export function Begin({
  told,
  text,
  open,
  onBegin,
}: {
  told: Told | null;
  text: string;
  /** A form is open already: the button waits. */
  open: boolean;
  onBegin: () => void;
}) {
  return (
    <div className="directory-begin">
      <Changed told={told} />
      {!open && (
        <button type="button" className="button second" onClick={onBegin}>
          {text}
        </button>
      )}
    </div>
  );
}
