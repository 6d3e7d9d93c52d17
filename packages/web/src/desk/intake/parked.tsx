import type { ContactValue } from "@xinlian/wire";
import { useState } from "react";
import { Caps } from "../frame/key-bar.tsx";
import { clockTime } from "../time/show.ts";
import { matterText } from "./matter-tabs.tsx";
import type { Sheet } from "./parking.ts";
import { useIntakeWords } from "./use-intake-words.ts";

/** What a parked sheet is recognised by. */
function sheetText(sheet: Sheet): { who: string; title: string; letters: number } {
  const contacts = sheet.matters.flatMap(({ values }) =>
    Object.values(values).filter(
      (value): value is ContactValue =>
        typeof value === "object" && value !== null && ("name" in value || "phone" in value),
    ),
  );
  const name = contacts.find((each) => each.name)?.name ?? "";
  const phone = contacts.find((each) => each.phone)?.phone;
  const texts = sheet.matters.map(matterText);
  return {
    who: [name, phone ? masked(phone) : (sheet.line?.from ?? "")].filter(Boolean).join(" "),
    title: texts.find(Boolean)?.slice(0, 16) ?? "",
    letters: texts.reduce((sum, text) => sum + text.length, 0),
  };
}

/** A number as it may stand on a screen that others pass by: `138****2765`. */
export function masked(phone: string): string {
  const digits = phone.replace(/\s/g, "");
  return digits.length > 7 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : "****";
}

/** What is put aside, oldest first; F8 and the figure bring one back. Where no telephone rings it is told of only when there is some. */
export function Parked({
  sheets,
  calls,
  onTake,
  onDrop,
}: {
  sheets: readonly Sheet[];
  /** Whether a telephone rings at this desk. */
  calls: boolean;
  onTake: (key: string) => void;
  onDrop: (key: string) => void;
}) {
  const w = useIntakeWords();
  const [sure, setSure] = useState<string | null>(null);
  if (!calls && sheets.length === 0) return null;
  const title = calls ? w.parked : w.putAside;
  const note = calls ? w.parkedNote : w.putAsideNote;
  return (
    <section aria-label={title} className="parked">
      <h2>
        {title} <span className="soft">{sheets.length}</span>
      </h2>
      <ol>
        {sheets.map((sheet, at) => {
          const { who, title, letters } = sheetText(sheet);
          return (
            <li key={sheet.key}>
              {at < 9 && <Caps name={`F8 ${at + 1}`} />}
              <button type="button" className="linklike strong" onClick={() => onTake(sheet.key)}>
                {who || w.nameless}
              </button>
              <p className="soft">
                {w.parkedAt(
                  clockTime(sheet.parkedAt ?? sheet.began),
                  letters,
                  sheet.matters.length,
                )}
                {" · "}
                {title || w.unnamed}
              </p>
              <button
                type="button"
                className="linklike drop"
                onBlur={() => setSure(null)}
                onClick={() => (sure === sheet.key ? onDrop(sheet.key) : setSure(sheet.key))}
              >
                {sure === sheet.key ? w.dropSure : w.drop}
              </button>
            </li>
          );
        })}
      </ol>
      <p className="soft">{sheets.length === 0 ? w.parkedNone : note}</p>
    </section>
  );
}
