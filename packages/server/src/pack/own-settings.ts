import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSettings, type Fault, fault, type Pack } from "@xinlian/kernel";
import { LineCounter, parseDocument } from "yaml";

/** What a city sets differently in its packs: pack → setting → value, as `city.yaml` says it. */
export type OwnSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const FILE = "city.yaml";

/**
 * What is wrong with a city's own settings, each at its line of `city.yaml`: a pack that does not run here, a setting or a row that the pack
 * does not have, a value of another kind (PK-8).
 */
export function settingFaults(
  folder: string,
  settings: OwnSettings,
  packs: readonly Pack[],
): readonly Fault[] {
  const lineOf = lines(folder);
  return Object.entries(settings).flatMap(([name, values]) => {
    const pack = packs.find((each) => each.name === name);
    if (pack === undefined) {
      const allowed = packs.map((each) => each.name).join(", ") || "–";
      const values = { kind: "pack", name, near: "–", allowed };
      return [fault("pack-unknown", values, lineOf(["settings", name]))];
    }
    const checked = checkSettings(pack, values ?? {});
    if (checked.ok) return [];
    const parts = checked.fault.parts ?? [checked.fault];
    return parts.map((part) => {
      const path = (part.place ?? "").split(".").filter((step) => step !== "");
      return { ...part, place: lineOf(["settings", name, ...path]) };
    });
  });
}

/** Where a key stands in the city's file; the file alone when it cannot be read again. */
function lines(folder: string): (path: readonly string[]) => string {
  try {
    const counter = new LineCounter();
    const document = parseDocument(readFileSync(join(folder, FILE), "utf8"), {
      lineCounter: counter,
    });
    return (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true) as
          | { readonly range?: readonly number[] }
          | undefined;
        const at = node?.range?.[0];
        if (at !== undefined) return `${FILE}:${counter.linePos(at).line}`;
      }
      return FILE;
    };
  } catch {
    return () => FILE;
  }
}
