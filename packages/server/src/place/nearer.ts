import type { CaseNode, Fault } from "@xinlian/kernel";
import { areaView } from "../case/case-view.ts";
import type { CityNow } from "../engine/city-now.ts";
import { gazetteerOf } from "./gazetteer-of.ts";
import { placeFlaw } from "./place-flaw.ts";

/** What a place field refuses when its area is none. */
const UNKNOWN = new Set(["field-area", "field-shape"]);

/**
 * A refused form whose place does not exist is told which known names are near to what was written: the address, or the text that stood where a
 * place should.
 */
export function nearer(
  fault: Fault,
  form: Readonly<Record<string, unknown>>,
  node: CaseNode,
  city: CityNow,
): Fault {
  if (fault.parts === undefined) return fault;
  return {
    ...fault,
    parts: fault.parts.map((part) => {
      const field = node.fields[part.place ?? ""];
      if (field?.kind !== "place" || !UNKNOWN.has(part.code)) return part;
      const text = textOf(form[field.name]);
      if (text === "") return part;
      const gazetteer = gazetteerOf(city);
      const meant = gazetteer.read(text);
      const codes = (meant.length > 0 ? meant : gazetteer.nearest(text)).map(({ code }) => code);
      const names = codes.map((code) => `${areaView(code, city).path.join("")}（${code}）`);
      return placeFlaw(text, names, field.name);
    }),
  };
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const { area, address } = (value ?? {}) as { area?: unknown; address?: unknown };
  return (
    ([address, area].find(
      (each) => typeof each === "string" && /\p{Script=Han}/u.test(each),
    ) as string) ?? ""
  );
}
