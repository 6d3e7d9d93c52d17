import type { Value } from "@xinlian/wire";
import { Attachments } from "../file/attachments.tsx";
import { checksOf } from "../form/checklist.ts";
import { owedWords } from "../owed/words.ts";
import { useWords } from "../words/language.tsx";

/** A checklist as it was answered: question, answer, number, note and photos. A list and no table, so that it reads on a phone. */
export function Checks({ value, stream, label }: { value: Value; stream: string; label: string }) {
  const w = useWords(owedWords);
  return (
    <ol className="checked" aria-label={label}>
      {checksOf(value).map((item) => {
        const said = [item.number, item.note].filter((part) => part !== undefined && part !== "");
        return (
          <li key={item.item}>
            <span>{item.ask}</span>
            <span>
              {item.ok === undefined ? (
                <span className="soft">{w.unanswered}</span>
              ) : item.ok ? (
                w.yes
              ) : (
                <b>{w.no}</b>
              )}
            </span>
            {said.length > 0 && <span className="checked-more">{said.join(" · ")}</span>}
            {(item.photos ?? []).length > 0 && (
              <div className="checked-more">
                <Attachments files={item.photos ?? []} stream={stream} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
