import type { EntryView, PaperView } from "@xinlian/wire";
import { readSheet } from "read-excel-file/node";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importLetters, letterFile, PRINTED, reproduce } from "./inspection-2021.ts";
import { opened, textOf } from "./office-file.ts";
import { type Browser, foundTown, type Town } from "./town.ts";

let town: Town;
let office: Browser;
let batch: EntryView;
let notice: PaperView;
const WHERE = "/api/bulletins/environment/notice";

beforeAll(async () => {
  town = await foundTown();
  office = await town.staff("duchaban");
  batch = await reproduce(town);
  const made = await office.post(WHERE, { entry: batch.id }, { "idempotency-key": v7() });
  if (made.statusCode !== 201) throw new Error(made.body);
  notice = made.json<PaperView>();
}, 240_000);
afterAll(() => town.close());

const value = (name: string) =>
  notice.figures.find(({ indicator }) => indicator === name)?.value ?? null;
const column = (list: string, part: string, head: string) => {
  const table = notice.tables.find((each) => each.list === list);
  const at = table?.heads.findIndex(({ zh }) => zh === head) ?? -1;
  const row = table?.rows.find(({ cells }) => cells[0]?.zh === part);
  return row?.numbers?.[at] ?? 0;
};

const WORDS = {
  air: "大气",
  water: "水",
  noise: "噪声",
  ecology: "生态",
  soil: "土壤",
  radiation: "辐射",
  other: "其他",
} as const;

describe("the notice of 2021-09-15 from records", () => {
  it("counts the batch: five letters by mail, three counties", () => {
    expect([value("letters"), value("calls_in"), value("mails_in")]).toEqual([
      PRINTED.letters,
      PRINTED.calls,
      PRINTED.mails,
    ]);
    expect(notice.tables.find(({ list }) => list === "own")?.count).toBe(PRINTED.counties);
  });

  it("counts seventy so far, by type as printed", () => {
    expect(value("so_far")).toBe(PRINTED.soFar);
    for (const [kind, n] of Object.entries(PRINTED.typesSoFar)) {
      expect(column("types", WORDS[kind as keyof typeof WORDS], "累计信访件")).toBe(n);
    }
    const all = Object.values<number>(PRINTED.typesSoFar).reduce((sum, n) => sum + n, 0);
    expect(all).toBe(PRINTED.soFar);
  });

  it("flags the printed types of the batch, nine where there are five, and changes nothing", () => {
    const sum = Object.values<number>(PRINTED.types).reduce((all, n) => all + n, 0);
    expect(sum).toBe(9);
    expect(batch.flags.map(({ zh }) => zh)).toEqual(["公布的各类型之和与本批件数不一致"]);
    expect(notice.texts.zh).toContain("标记：公布的各类型之和与本批件数不一致");
    expect(notice.texts.zh).toContain("其他5。公布数照录");
    expect(column("types", "其他", "移交信访件")).toBe(1);
  });

  it("says the same in page, DOCX and XLSX, and to everybody once it is published", async () => {
    const path = `${WHERE}/${notice.id}`;
    const docx = opened((await office.get(`${path}.docx`)).rawPayload)["word/document.xml"] ?? "";
    const said = textOf(docx);
    for (const { words, text } of notice.figures) expect(said).toContain(`${words.zh}${text}`);
    const raw = (await office.get(`${path}.xlsx`)).rawPayload;
    const sheet = await readSheet(raw, 1);
    for (const { words, value: number } of notice.figures) {
      expect(sheet.find(([name]) => name === words.zh)?.[1]).toBe(number);
    }
    const types = await readSheet(raw, 2);
    const rows = notice.tables.find(({ list }) => list === "types")?.rows ?? [];
    for (const { cells, numbers } of rows) {
      expect(types.find(([name]) => name === cells[0]?.zh)?.slice(1)).toEqual(numbers?.slice(1));
    }
    const done = await office.post(
      `${path}/publish`,
      {},
      {
        "idempotency-key": v7(),
        "if-match": notice.etag,
      },
    );
    expect(done.json<PaperView>().issue.zh).toMatch(/^乐环督转〔\d{4}〕1号$/);
    const page = await town.stranger().get(`/papers/${notice.id}`);
    expect(page.body).toContain("累计移交信访件70件");
  });

  it("a file of the same letters comes in once only, and a dry run names what is wrong", async () => {
    const admin = await town.staff("guanli");
    const again = await importLetters(admin, letterFile(), false);
    expect(again.run).toMatchObject({ added: 0, known: PRINTED.soFar });
    const bad = letterFile().replace("大气,", "烟尘,").replace("central / 2,", "central / 99,");
    const dry = await importLetters(admin, bad, true);
    expect(dry.run).toMatchObject({ added: 0, bad: 2 });
    expect(dry.badRows.map(({ column: name }) => name)).toEqual(
      expect.arrayContaining(["污染类型", "批次"]),
    );
  });
});
