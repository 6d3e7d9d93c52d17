import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { EntryView, ImportReport } from "@xinlian/wire";
import { v7 } from "uuid";
import type { Browser, Town } from "./town.ts";

/**
 * What the notice of 2021-09-15 printed (乐山日报, the nineteenth batch of the letters that the fifth central inspection group handed
 * over on 2021-09-14). Figures only.
 */
export const PRINTED = {
  no: 19,
  on: "2021-09-14",
  group: "中央第五生态环境保护督察组",
  letters: 5,
  calls: 0,
  mails: 5,
  counties: 3,
  /** As printed: they sum to 9, and there are 5 letters. */
  types: { air: 1, water: 0, noise: 0, soil: 1, ecology: 1, radiation: 1, other: 5 },
  soFar: 70,
  typesSoFar: { air: 21, water: 15, noise: 12, ecology: 11, soil: 5, radiation: 1, other: 5 },
} as const;

export type Pollution = keyof typeof PRINTED.typesSoFar;

/** Types of the five letters; one is other, which the running totals ask for and the printed 5 of the batch does not. */
const OF_BATCH: readonly Pollution[] = ["air", "radiation", "ecology", "soil", "other"];
const WORDS: Readonly<Record<Pollution, string>> = {
  air: "大气",
  water: "水",
  noise: "噪声",
  ecology: "生态",
  soil: "土壤",
  radiation: "辐射",
  other: "其他",
};
const COUNTIES = ["夹江县", "市中区", "犍为县", "五通桥区", "峨眉山市", "井研县"] as const;
const HEAD = "批次,序号,受理编号,来源,重点关注,污染类型,举报内容,行政区域";
const MAPPING = readFileSync(
  fileURLToPath(new URL("../../../cities/leshan/imports/letters.map.yaml", import.meta.url)),
  "utf8",
);

/** The day of a batch: one a day, the nineteenth on the 14th of September. */
function dayOf(no: number): string {
  return new Date(Date.UTC(2021, 7, 26 + no)).toISOString().slice(0, 10);
}

/** The letters before: as many of each type as the running totals leave, over eighteen batches; which from where is invented. */
function earlier(): readonly (readonly [batch: number, kind: Pollution])[] {
  const kinds = (Object.keys(PRINTED.typesSoFar) as Pollution[]).flatMap((kind) =>
    Array<Pollution>(
      PRINTED.typesSoFar[kind] - OF_BATCH.filter((each) => each === kind).length,
    ).fill(kind),
  );
  return kinds.map((kind, at) => [(at % 18) + 1, kind]);
}

/** Every letter of the nineteen batches as rows of a file. */
export function letterFile(): string {
  const rows = [...earlier(), ...OF_BATCH.map((kind) => [PRINTED.no, kind] as const)];
  const lines = rows.map(([batch, kind], at) => {
    const line = rows.slice(0, at + 1).filter(([other]) => other === batch).length;
    const of = batch === PRINTED.no ? (line - 1) % PRINTED.counties : at % COUNTIES.length;
    const ref = `C${String(batch).padStart(2, "0")}-${line}`;
    return `central / ${batch},${line},${ref},来信,,${WORDS[kind]},反映${WORDS[kind]}问题（编写的示例）,${COUNTIES[of]}`;
  });
  return `${[HEAD, ...lines].join("\n")}\n`;
}

/** Enters the nineteen batches; gives the last. */
async function enterBatches(office: Browser): Promise<EntryView> {
  let last: EntryView | undefined;
  for (let no = 1; no <= PRINTED.no; no += 1) {
    const form = {
      level: "central",
      no,
      name: `第${no}批`,
      group: PRINTED.group,
      on: dayOf(no),
      ...(no === PRINTED.no && {
        printed: PRINTED.letters,
        calls: PRINTED.calls,
        mails: PRINTED.mails,
        places: PRINTED.counties,
        ...PRINTED.types,
        so_far: PRINTED.soFar,
        ...Object.fromEntries(
          Object.entries(PRINTED.typesSoFar).map(([kind, n]) => [`${kind}_all`, n]),
        ),
      }),
    };
    const answer = await office.post(
      "/api/registers/environment/batch",
      { form },
      { "idempotency-key": v7() },
    );
    if (answer.statusCode !== 201) throw new Error(answer.body);
    last = answer.json<EntryView>();
  }
  if (last === undefined) throw new Error("no batch");
  return last;
}

/** Brings in a file of letters by the door that an administrator has. */
export async function importLetters(
  admin: Browser,
  rows: string,
  dry: boolean,
): Promise<ImportReport> {
  const boundary = "xxlettersxx";
  const part = (name: string, file: string, text: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n`;
  const body = `${part("mapping", "letters.map.yaml", MAPPING)}${part("file", "letters.csv", rows)}--${boundary}--\r\n`;
  const answer = await admin.send("POST", `/api/imports?way=live&dry=${dry}`, body, {
    "content-type": `multipart/form-data; boundary=${boundary}`,
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  let report = answer.json<ImportReport>();
  for (let tries = 0; report.run.endedAt === null && tries < 600; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    report = (await admin.get(`/api/imports/${report.run.id}`)).json<ImportReport>();
  }
  return report;
}

/** The nineteen batches with their letters. */
export async function reproduce(town: Town): Promise<EntryView> {
  const batch = await enterBatches(await town.staff("duchaban"));
  const report = await importLetters(await town.staff("guanli"), letterFile(), false);
  if (report.run.added !== PRINTED.soFar) throw new Error(JSON.stringify(report));
  return batch;
}
