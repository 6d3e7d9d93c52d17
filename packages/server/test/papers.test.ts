import type { CaseDone, EntryView, PapersOf, PaperView } from "@xinlian/wire";
import { readSheet } from "read-excel-file/node";
import { v4, v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { opened, textOf } from "./office-file.ts";
import { paperTown } from "./paper-town.ts";
import { type Browser, MONDAY, type Town } from "./town.ts";

let town: Town;
let desk: Browser;
let lamp: Browser;
let other: Browser;
const HOUR = 3_600_000;
const cases: CaseDone["case"][] = [];

const key = () => ({ "idempotency-key": v7() });
const read = async <T>(browser: Browser, url: string, status = 200): Promise<T> => {
  const answer = await browser.get(url);
  if (answer.statusCode !== status) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json<T>();
};
const send = async <T>(browser: Browser, url: string, body: object, etag?: string) => {
  const headers = { ...key(), ...(etag !== undefined && { "if-match": etag }) };
  const answer = await browser.post(url, body, headers);
  return { status: answer.statusCode, body: answer.json<T & { code: string }>() };
};

async function order(form: object): Promise<CaseDone["case"]> {
  const body = { pack: "lamps", type: "order", action: "register", form };
  const done = await send<CaseDone>(desk, "/api/cases", body);
  if (done.status !== 201) throw new Error(JSON.stringify(done.body));
  return done.body.case;
}

const papersOf = (browser: Browser, id: string) =>
  read<PapersOf>(browser, `/api/cases/${id}/papers`);
const accept = async (each: CaseDone["case"]) => {
  const form = { lead: "511102-housing" };
  const done = await send<CaseDone>(
    desk,
    `/api/cases/${each.id}/actions/accept`,
    { form },
    each.etag,
  );
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  const [row] = (await papersOf(desk, each.id)).rows;
  return row?.id ?? "";
};

let round: EntryView;

beforeAll(async () => {
  town = await paperTown();
  desk = await town.staff("desk");
  lamp = await town.staff("lamp");
  other = await town.staff("other");
  const form = { no: 19, on: "2026-11-02", stated: 3, dark: 2, loose: 5 };
  const entered = await send<EntryView>(desk, "/api/registers/lamps/round", { form });
  if (entered.status !== 201) throw new Error(JSON.stringify(entered.body));
  round = entered.body;
  const area = (code: string) => ({ area: code });
  cases.push(
    await order({
      round: round.id,
      kind: "help",
      what: "县街灯不亮，找张三 13812345678",
      place: area("511102006"),
      lamps: 2,
    }),
    await order({
      round: round.id,
      kind: "complain",
      what: "灯闪",
      place: area("511126"),
      lamps: 1,
    }),
    await order({
      round: round.id,
      kind: "help",
      what: "不公开的一件",
      place: area("511102"),
      lamps: 99,
    }),
    await order({ kind: "help", what: "不在批次里", place: area("511102") }),
  );
}, 180_000);
afterAll(() => town.close());

const mm = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4);

describe("a paper of a case", () => {
  it("BU-10 BU-11 is drawn up with the action and seen by those who see the case", async () => {
    const [first] = cases as [CaseDone["case"]];
    expect((await papersOf(desk, first.id)).rows).toEqual([]);
    const id = await accept(first);
    const path = `/api/bulletins/lamps/letter/${id}`;
    const paper = await read<PaperView>(desk, path);
    expect(paper).toMatchObject({
      state: "draft",
      head: true,
      of: { kind: "case", id: first.id, words: { zh: first.number } },
      issue: { zh: "（印发时编号）" },
      needsOther: true,
      mayEdit: true,
      as: ["docx"],
    });
    expect(paper.texts.zh).toContain(`${first.number}已由`);
    expect(paper.blocks.zh[0]).toEqual({ kind: "address", text: "反映人：" });
    expect(await read<PaperView>(lamp, path)).toMatchObject({ needsOther: false });
    await read(other, path, 404);
    await read(other, `/api/cases/${first.id}/papers`, 404);
    await read(town.stranger(), path, 401);
  });

  it("BU-6 BU-9 is published by another hand, and takes the next number then", async () => {
    const [first] = cases as [CaseDone["case"]];
    const [row] = (await papersOf(desk, first.id)).rows;
    const path = `/api/bulletins/lamps/letter/${row?.id}`;
    const { etag } = await read<PaperView>(desk, path);
    const own = await send(desk, `${path}/publish`, {}, etag);
    expect([own.status, own.body.code]).toEqual([403, "bulletin-second"]);
    const done = await send<PaperView>(lamp, `${path}/publish`, {}, etag);
    expect(done.body.issue.zh).toBe("灯告〔2026〕1号");
    const late = await send(lamp, path, { zh: "改", en: "changed" }, done.body.etag);
    expect(late.body.code).toBe("bulletin-published");
    const corrected = await send<PaperView>(lamp, `${path}/correct`, {});
    expect(corrected.body.issue.zh).toBe("灯告〔2026〕1号（更正第1次）");
  });

  it("BU-6 papers published at the same moment have numbers that follow each other", async () => {
    const more = await Promise.all(
      [1, 2, 3, 4].map(() => order({ kind: "help", what: "再一盏", place: { area: "511102" } })),
    );
    const ids = [];
    for (const each of more) ids.push(await accept(each));
    const numbers = await Promise.all(
      ids.map(async (id) => {
        const path = `/api/bulletins/lamps/letter/${id}`;
        const { etag } = await read<PaperView>(lamp, path);
        return (await send<PaperView>(lamp, `${path}/publish`, {}, etag)).body.issue?.zh;
      }),
    );
    expect(numbers.sort()).toEqual([2, 3, 4, 5].map((n) => `灯告〔2026〕${n}号`));
  });

  it("is given in official layout: margins, faces, lines and characters, red head, page numbers", async () => {
    const [first] = cases as [CaseDone["case"]];
    const row = (await papersOf(desk, first.id)).rows.find(({ state }) => state === "published");
    const path = `/api/bulletins/lamps/letter/${row?.id}`;
    const paper = await read<PaperView>(desk, path);
    const answer = await desk.get(`${path}.docx`);
    expect(answer.statusCode).toBe(200);
    const files = opened(answer.rawPayload);
    const body = files["word/document.xml"] ?? "";
    const margin = /<w:pgMar [^>]*\/>/.exec(body)?.[0] ?? "";
    const side = (name: string) => mm(new RegExp(`w:${name}="(\\d+)"`).exec(margin)?.[1]);
    expect(["top", "bottom", "left", "right"].map(side)).toEqual([37, 35, 28, 26]);
    const size = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(body);
    expect([mm(size?.[1]), mm(size?.[2])]).toEqual([210, 297]);
    const styles = files["word/styles.xml"] ?? "";
    expect(styles).toMatch(/<w:docDefaults>.*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/);
    const line = Number(/w:line="(\d+)" w:lineRule="exact"/.exec(styles)?.[1]);
    // 22 lines in 225 mm, 28 characters of 16 pt in 156 mm, each a quarter of a point closer.
    expect(Math.floor(((225 / 25.4) * 1440) / line)).toBe(22);
    expect(28 * (320 - 5)).toBeLessThanOrEqual((156 / 25.4) * 1440);
    expect(styles).toContain('<w:spacing w:val="-5"/>');
    expect(body).toContain('w:eastAsia="方正小标宋简体"');
    expect(body).toContain('<w:sz w:val="44"/>');
    expect(body).toContain('w:color w:val="E60012"');
    const said = textOf(body);
    for (const part of [
      paper.title.zh,
      paper.issue.zh,
      paper.issuer.zh,
      "反映人：",
      paper.texts.zh.split("\n")[1] ?? "–",
      "未加盖印章",
      "GB/T 9704-2012",
      "Noto Serif CJK SC",
    ])
      expect(said).toContain(part);
    const feet = Object.keys(files).filter((name) => /footer\d*\.xml$/.test(name));
    expect(feet.length).toBe(2);
    expect(files[feet[0] ?? ""]).toContain("PAGE");
    expect((await desk.get(`${path}.xlsx`)).statusCode).toBe(404);
  });
});

describe("the notice of a round", () => {
  let notice: PaperView;
  const where = "/api/bulletins/lamps/notice";

  it("BU-12 is drafted once an entry, from the cases that hang on it, and says what does not add up", async () => {
    town.at(MONDAY + HOUR);
    const path = `/api/registers/lamps/round/${round.id}/papers`;
    expect((await read<PapersOf>(desk, path)).drafts.map(({ id }) => id)).toEqual(["notice"]);
    const none = await send(desk, where, {});
    expect(none.body.code).toBe("bulletin-of");
    const gone = await send(desk, where, { entry: v4() });
    expect(gone.body.code).toBe("bulletin-entry");
    const made = await send<PaperView>(desk, where, { entry: round.id });
    expect(made.status).toBe(201);
    notice = made.body;
    expect(notice.texts.zh).toContain(
      "第19批3件，涉及2个县：求助2件、投诉1件。公布3件。注：分项之和与公布数不一致。",
    );
    expect((await send(desk, where, { entry: round.id })).body.code).toBe("bulletin-due");
    expect((await read<PapersOf>(desk, path)).drafts).toEqual([]);
    expect((await send(lamp, where, { entry: round.id })).status).toBe(403);
  });

  it("BU-12 figures divided by the register are of the entry, others of its day", () => {
    const value = (name: string) => notice.figures.find(({ indicator }) => indicator === name);
    expect(value("in_round")).toMatchObject({ value: 3, text: "3" });
    expect(value("of_day")?.value).toBeGreaterThan(3);
    const kinds = notice.tables.find(({ list }) => list === "kinds");
    expect(kinds?.heads.map(({ zh }) => zh)).toEqual(["分项", "本批", "当日全部"]);
    expect(kinds?.rows.map(({ numbers }) => numbers?.[1])).toEqual([2, 1]);
  });

  it("BU-13 lists no case that the public may not see, and masks what people wrote", () => {
    const ones = notice.tables.find(({ list }) => list === "ones");
    expect(ones?.count).toBe(2);
    const said = JSON.stringify(ones);
    expect(said).not.toContain("不公开的一件");
    expect(said).not.toContain("13812345678");
  });

  it("BU-14 page, DOCX and XLSX say the same figures", async () => {
    const path = `${where}/${notice.id}`;
    const docx = textOf(
      opened((await desk.get(`${path}.docx`)).rawPayload)["word/document.xml"] ?? "",
    );
    const raw = (await desk.get(`${path}.xlsx`)).rawPayload;
    const sheets = [];
    for (let at = 1; at <= 1 + notice.tables.length; at += 1) sheets.push(await readSheet(raw, at));
    const [figures, ...tables] = sheets;
    for (const figure of notice.figures) {
      expect(docx).toContain(`${figure.words.zh}${figure.text}`);
      const row = figures?.find(([name]) => name === figure.words.zh);
      const value = row?.[1];
      if (figure.value === null) expect(value).toBe(figure.text);
      else if (figure.text.endsWith("%")) {
        expect(`${(Number(value) * 100).toFixed(1)}%`).toBe(figure.text);
      } else expect(value).toBe(figure.value);
    }
    notice.tables.forEach((table, at) => {
      for (const { cells, numbers } of table.rows) {
        const row = tables[at]?.find(([first]) => first === cells[0]?.zh);
        cells.forEach((cell, column) => {
          expect(docx).toContain(cell.zh);
          const got = row?.[column];
          expect(got).toBe(numbers?.[column] ?? (cell.zh === "" ? null : cell.zh));
        });
      }
    });
  });

  it("BU-13 is everybody's once it is published, and in the feed with an id that stays", async () => {
    const anyone = town.stranger();
    expect((await anyone.get(`/papers/${notice.id}`)).statusCode).toBe(404);
    expect((await anyone.get("/papers")).body).toContain("还没有公开的通报");
    const path = `${where}/${notice.id}`;
    const { etag } = await read<PaperView>(desk, path);
    expect((await send<PaperView>(desk, `${path}/publish`, {}, etag)).status).toBe(200);
    const page = (await anyone.get(`/papers/${notice.id}`)).body;
    expect(page).toContain("第19批3件，涉及2个县");
    expect(page).not.toContain("不公开的一件");
    expect(page).toContain("未加盖印章");
    const docx = await anyone.get(`/papers/${notice.id}/docx`);
    expect(textOf(opened(docx.rawPayload)["word/document.xml"] ?? "")).toContain("第19批3件");
    expect((await anyone.get(`/papers/${notice.id}/xlsx`)).statusCode).toBe(200);
    const feed = await anyone.get("/papers.atom");
    expect(feed.headers["content-type"]).toContain("application/atom+xml");
    expect(feed.body).toContain(`<id>urn:uuid:${notice.id}</id>`);
    const updated = (xml: string) => /<entry>.*?<updated>([^<]+)</s.exec(xml)?.[1];
    const before = updated(feed.body);
    expect(before).toBe(
      new Date(MONDAY + HOUR + 8 * HOUR).toISOString().replace(".000Z", "+08:00"),
    );
    // A correction is an entry of its own; the old one is told to be corrected, and keeps its id.
    town.at(MONDAY + 2 * HOUR);
    const correction = await send<PaperView>(desk, `${path}/correct`, { anew: true });
    await send(desk, `${where}/${correction.body.id}/publish`, {}, correction.body.etag);
    const later = (await anyone.get("/papers.atom")).body;
    expect(later).toContain(`<id>urn:uuid:${correction.body.id}</id>`);
    expect(later).toContain(`<id>urn:uuid:${notice.id}</id>`);
    const old = later.split("<entry>").find((entry) => entry.includes(`urn:uuid:${notice.id}`));
    expect(old).toContain("<updated>2026-11-02T11:00:00+08:00</updated>");
    expect((await anyone.get(`/papers/${notice.id}`)).body).toContain(
      `/papers/${correction.body.id}`,
    );
    const list = (await anyone.get("/papers")).body;
    expect(list.match(/<li>/g)?.length).toBe(2);
    // Papers of cases are never public.
    const [first] = cases as [CaseDone["case"]];
    const [letter] = (await papersOf(desk, first.id)).rows;
    expect((await anyone.get(`/papers/${letter?.id}`)).statusCode).toBe(404);
  });

  it("stands in the chain like everything else", async () => {
    expect((await town.house.ledger.verify()).altered).toBeNull();
  });
});
