import {
  type Cell,
  cellWords,
  type FiledRow,
  type Flagged,
  figureText,
  flaggedOf,
  type Spot,
  type Words,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FlaggedRow } from "@xinlian/wire";
import { type Asked, reckon } from "./reckon.ts";
import { explaining } from "./sheet.ts";

/** A number about which something should hold and does not, as it is listed. */
export interface FlaggedNumber {
  readonly cell: string;
  readonly indicator: string;
  readonly words: Words;
  readonly text: string;
  readonly spot: Spot;
  readonly flags: readonly Words[];
}

const AGAIN: Words = {
  zh: "另一份报表也报了这个数，以先布置的为准",
  en: "another return files this number as well; the one asked first counts",
};

/** As it leaves the house. */
export function flaggedRow({
  cell,
  indicator,
  words,
  text,
  spot,
  flags,
}: FlaggedNumber): FlaggedRow {
  const explains = explaining(indicator, spot, spot.span?.name ?? "");
  return { cell, indicator, words, text, flags: [...flags], explains };
}

/** The flagged numbers of an area and those just below it, and numbers that were filed twice (FI-15, FL-6). */
export async function flaggedIn(
  sql: Sql,
  asked: Asked,
  spot: Spot,
): Promise<readonly FlaggedNumber[]> {
  const { reckoning, repeated } = await reckon(sql, asked, (planning) => {
    flaggedOf(planning, spot);
  });
  const flagged = flaggedOf(reckoning, spot).map((each) => shownFlag(each, asked));
  return [...flagged, ...repeated.flatMap((row) => again(row, asked, spot))];
}

/** A flagged number as it is listed. */
export function shownFlag(
  { indicator, cell, spot, figure, flags }: Flagged,
  asked: Asked,
): FlaggedNumber {
  const place = spot.area === asked.area ? {} : { place: spot.area };
  const dims = spot.dims as Readonly<Record<string, string>>;
  return {
    cell,
    indicator: indicator.name,
    words: wordsOf({ name: cell, indicator: indicator.name, dims, ...place }, asked),
    text: figureText(figure, indicator),
    spot,
    flags,
  };
}

function again(row: FiledRow, asked: Asked, spot: Spot): readonly FlaggedNumber[] {
  const indicator = asked.pack.indicators[row.indicator];
  if (indicator === undefined || row.span.name !== spot.span?.name) return [];
  if (!asked.city.areas.contains(asked.area, row.place)) return [];
  const cell = { name: row.cell, indicator: row.indicator, dims: row.dims, place: row.place };
  return [
    {
      cell: row.cell,
      indicator: row.indicator,
      words: wordsOf(cell, asked),
      text: figureText({ value: row.value, n: 1 }, indicator),
      spot: { ...spot, area: row.place, dims: row.dims },
      flags: [AGAIN],
    },
  ];
}

function wordsOf(cell: Cell, { pack, city }: Asked): Words {
  return cellWords(cell, pack, city.areas);
}
