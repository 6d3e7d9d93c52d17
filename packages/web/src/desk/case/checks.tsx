import type { Value } from "@xinlian/wire";
import { Attachments } from "../file/attachments.tsx";
import { checksOf } from "../form/checklist.ts";
import { Wide } from "../frame/wide.tsx";
import { owedWords } from "../owed/words.ts";
import { useWords } from "../words/language.tsx";

/** A checklist as it was answered: question, answer, number, note and photos. */
export function Checks({ value, stream, label }: { value: Value; stream: string; label: string }) {
  const w = useWords(owedWords);
  const items = checksOf(value);
  return (
    <Wide label={label}>
      <table>
        <caption className="unseen">{label}</caption>
        <tbody>
          {items.map((item) => (
            <tr key={item.item}>
              <th scope="row">{item.ask}</th>
              <td className="unbroken">
                {item.ok === undefined ? (
                  <span className="soft">{w.unanswered}</span>
                ) : item.ok ? (
                  w.yes
                ) : (
                  <b>{w.no}</b>
                )}
              </td>
              <td>{[item.number, item.note].filter((part) => part !== undefined).join(" · ")}</td>
              <td>
                {(item.photos ?? []).length > 0 && (
                  <Attachments files={item.photos ?? []} stream={stream} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
