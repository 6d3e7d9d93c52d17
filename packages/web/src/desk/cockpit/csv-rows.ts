import type { Words } from "@xinlian/kernel";
import type { Cockpit, CockpitKept, CockpitSpan } from "@xinlian/wire";
import { percent } from "./opens.tsx";
import type { cockpitWords } from "./words.ts";

type Texts = (typeof cockpitWords)["zh"];
type Say = (words: Words) => string;
type Rows = readonly (readonly (string | number)[])[];

/** The tables of the cockpit as rows of a file. */
export function countyCsv({ counties }: Cockpit, w: Texts, say: Say): Rows {
  return [
    [
      w.area,
      w.lateCol,
      w.todayCol,
      w.openCol,
      w.cameCol,
      w.endedCol,
      w.shareCol,
      w.firstDue,
      w.matter,
      w.firstLead,
    ],
    ...counties.map(({ name, late, today, open, came, ended, onTime, first }) => [
      name,
      late.n,
      today.n,
      open.n,
      came.n,
      ended.n,
      percent(onTime),
      first?.dueDay ?? "",
      first?.title ?? "",
      first?.lead ? say(first.lead.words) : "",
    ]),
  ];
}

export function packCsv({ packs }: Cockpit, w: Texts, say: Say): Rows {
  return [
    [w.pack, w.openCol, w.todayCol, w.lateCol, w.cameCol, w.endedCol, w.shareCol],
    ...packs.map(({ words, open, today, late, came, ended, onTime }) => [
      say(words),
      open.n,
      today.n,
      late.n,
      came.n,
      ended.n,
      percent(onTime),
    ]),
  ];
}

export function spanCsv(
  title: string,
  spans: readonly CockpitSpan[],
  names: readonly string[],
): Rows {
  return [[title], ...spans.map(({ cases }, at) => [names[at] ?? "", cases.n])];
}

export function dayCsv({ days }: Cockpit, w: Texts): Rows {
  return [[w.day, w.came, w.ended], ...days.map(({ day, came, ended }) => [day, came.n, ended.n])];
}

export function longestCsv({ first }: Cockpit, w: Texts, say: Say): Rows {
  return [
    [w.matter, w.area, w.due, w.lead],
    ...first.map(({ title, area, dueDay, lead }) => [
      title,
      area.name,
      dueDay,
      lead ? say(lead.words) : "",
    ]),
  ];
}

export function keptCsv({ packs }: CockpitKept, w: Texts, say: Say): Rows {
  return [
    [w.pack, w.rhythm, w.cases("")],
    ...packs.flatMap(({ words, owed, missed, scores }) => [
      ...owed.map(({ register, cadence, counted }) => [
        say(words),
        `${w.owedCol} ${say(register.words)} ${say(cadence.words)}`,
        counted?.n ?? "",
      ]),
      ...missed.map(({ type, cases }) => [
        say(words),
        `${w.missedCol} ${say(type.words)}`,
        cases.n,
      ]),
      ...scores.flatMap(({ score, bands }) =>
        bands.map((band) => [say(words), `${say(score.words)} ${say(band.words)}`, band.n]),
      ),
    ]),
  ];
}
