import type { ContactValue } from "@xinlian/wire";
import { useState } from "react";
import { Caps } from "../frame/key-bar.tsx";
import { clockTime } from "../time/show.ts";
import { useWords } from "../words/language.tsx";
import { matterText } from "./matter-tabs.tsx";
import type { Sheet } from "./parking.ts";
import { intakeWords } from "./words.ts";

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

/** Calls put aside, oldest first; F8 and the figure bring one back. */
export function Parked({
  sheets,
  onTake,
  onDrop,
}: {
  sheets: readonly Sheet[];
  onTake: (key: string) => void;
  onDrop: (key: string) => void;
}) {
  const w = useWords(intakeWords);
  const [sure, setSure] = useState<string | null>(null);
  return (
    <section aria-label={w.parked} className="parked">
      <h2>
        {w.parked} <span className="soft">{sheets.length}</span>
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
      <p className="soft">{sheets.length === 0 ? w.parkedNone : w.parkedNote}</p>
    </section>
  );
}
