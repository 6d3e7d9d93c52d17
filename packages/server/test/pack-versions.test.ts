import { fileURLToPath } from "node:url";
import type { CaseView, MovePage, MoveState, VersionList, VersionReport } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCityFiles } from "../src/founding/city-files.ts";
import { refresh } from "../src/founding/refresh.ts";
import { goOnMoving } from "../src/pack/moving.ts";
import { readPackFiles } from "../src/pack/pack-files.ts";
import { act, type Browser, foundTown, type Town } from "./town.ts";

const EXAMPLE = fileURLToPath(new URL("../../../examples/lost-and-found", import.meta.url));
const UNIT = "511102-urban";

let town: Town;
let admin: Browser;
beforeAll(async () => {
  town = await foundTown();
  admin = await town.staff("guanli");
});
afterAll(async () => {
  await town.close();
});

function example(change: (text: string) => string = (text) => text): Record<string, string> {
  const read = readPackFiles(EXAMPLE);
  if (!read.ok) throw new Error("no example");
  return Object.fromEntries(
    Object.entries(read.value.files).map(([path, text]) => [path, change(text)]),
  );
}

const NAME = /^pack: (\w+)/m.exec(example()["pack.yaml"] ?? "")?.[1] ?? "";

function load(files: Record<string, string>, dry: boolean, name = NAME, by = admin) {
  const headers = { "idempotency-key": v4() };
  return by.post(`/api/packs/${name}/versions?dry=${dry}`, { files }, headers);
}

function inputOf(html: string, name: string): string {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? "";
  return /value="([^"]*)"/.exec(input)?.[1] ?? "";
}

/** Reports a lost phone on the public page, by plain forms; gives the number. */
async function lost(
  language: "zh" | "en",
  what: string,
): Promise<{ citizen: Browser; number: string }> {
  const citizen = town.stranger();
  citizen.cookie = `xl_lang=${language}`;
  const about = `${NAME}.loss.report`;
  expect((await citizen.get("/report")).body).toContain(`/report?about=${about}`);
  const page = (await citizen.get(`/report?about=${about}`)).body;
  expect(page).toContain(
    language === "zh" ? "丢了什么，有什么特征" : "what was lost and what it looks like",
  );
  const inputs = {
    token: inputOf(page, "token"),
    draft: inputOf(page, "draft"),
    about: inputOf(page, "about"),
    what,
    thing: "phone",
    "place.area": "511102006",
    "contact.phone": "138 1234 5678",
  };
  expect(inputs.about).toBe(about);
  const check = await citizen.form("/report", { ...inputs, step: "check" });
  expect(check.statusCode, check.body.slice(0, 400)).toBe(200);
  const sent = await citizen.form("/report", { ...inputs, step: "send" });
  expect(sent.statusCode, sent.body.slice(0, 400)).toBe(303);
  return { citizen, number: String(sent.headers.location).split("/")[2] ?? "" };
}

async function found(browser: Browser, number: string): Promise<CaseView> {
  const page = await browser.get(`/api/cases?pack=${NAME}&type=loss&q=${number}`);
  const id = page.json<{ rows: { id: string }[] }>().rows[0]?.id ?? "";
  return (await browser.get(`/api/cases/${id}`)).json<CaseView>();
}

describe("a pack is loaded into a running city", () => {
  it("names that mean harm and files that are no text are refused, each at its name", async () => {
    for (const path of [
      "../etc/passwd",
      "/pack.yaml",
      "a\\b.yaml",
      ".hidden.yaml",
      "city/pack.yaml",
      "a/b/c/d/e.yaml",
    ]) {
      const answer = await load({ ...example(), [path]: "x: 1" }, true);
      expect(answer.statusCode, path).toBe(422);
      expect(answer.json<{ errors: unknown[] }>().errors).toMatchObject([
        { code: "pack-version-path" },
      ]);
    }
    for (const [path, text] of [
      ["photo.png", "x"],
      ["pack.yaml", "pack: \0"],
    ] as const) {
      const answer = await load({ ...example(), [path]: text }, true);
      expect(answer.json<{ errors: unknown[] }>().errors).toMatchObject([
        { code: "pack-version-binary", place: path },
      ]);
    }
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}.yaml`, ""]));
    expect((await load(many, true)).statusCode).toBe(400);
    expect((await load(example(), true, "other")).json()).toMatchObject({
      code: "pack-version-name",
      place: "pack.yaml:1",
    });
  });

  it("a dry run proves it line by line and loads nothing; a faulty one is refused whole", async () => {
    const wrong = example((text) => text.replace("to: ready", "to: reddy"));
    const dry = (await load(wrong, true)).json<VersionReport>();
    expect(dry.loaded).toBe(false);
    const faults = dry.checks.flatMap((check) => check.faults);
    expect(faults[0]).toMatchObject({ code: "pack-unknown" });
    expect(faults[0]?.place).toMatch(/^pack\.yaml:\d+$/);
    const answer = await load(wrong, false);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { place: string }[] }>().errors[0]?.place).toMatch(
      /pack\.yaml:\d+/,
    );
    const well = (await load(example(), true)).json<VersionReport>();
    expect(well.checks.every(({ passed }) => passed)).toBe(true);
    expect(well.notes.map(({ code }) => code)).toEqual([
      "pack-version-role-empty",
      "pack-version-role-empty",
    ]);
    expect(town.house.keeper.now.packs.has(NAME)).toBe(false);
  });

  it("nobody but an administrator loads one", async () => {
    const other = await town.staff("duban");
    expect((await load(example(), false, NAME, other)).statusCode).toBe(403);
  });

  it("is refused when its cases would be numbered like those of a pack that runs", async () => {
    const pattern = /number: "([^"]+)"/.exec(example()["pack.yaml"] ?? "")?.[1] ?? "";
    const message = town.house.keeper.now.packs.get("message")?.cases["message"];
    const files = example((text) => text.replace(pattern, message?.number ?? ""));
    expect((await load(files, false)).json()).toMatchObject({
      code: "pack-broken",
      errors: [{ code: "pack-number-taken" }],
    });
    const dry = (await load(files, true)).json<VersionReport>();
    const [check] = dry.checks.filter(({ passed }) => !passed);
    expect(check?.faults[0]?.place).toMatch(/^pack\.yaml:\d+$/);
    expect(town.house.keeper.now.packs.has(NAME)).toBe(false);
  });

  it("works at once: posts, desks, both languages on the public pages, to the end", async () => {
    const done = (await load(example(), false)).json<VersionReport>();
    expect([done.loaded, done.before]).toEqual([true, null]);
    const people = town.house.keeper.now.directory.people();
    const account = await town.house.ledger.accounts.find("chengban");
    const person = people.find(({ id }) => id === account?.person)?.id ?? "";
    for (const role of ["counter", "keeper"]) {
      const post = { person, pack: NAME, role, unit: UNIT };
      const given = await admin.post("/api/posts", post, { "idempotency-key": v4() });
      expect(given.statusCode, given.body).toBe(201);
    }
    const clerk = await town.staff("chengban");
    const session = (await clerk.get("/api/session")).json<{ desks: { pack: string }[] }>();
    expect(session.desks.filter(({ pack }) => pack === NAME).length).toBe(2);
    const zh = await lost("zh", "黑色手机，屏幕有裂痕");
    const en = await lost("en", "a white phone in a blue case");
    const listed = await clerk.get(`/api/cases?pack=${NAME}&type=loss&desk=queue`);
    expect(listed.json<{ rows: unknown[] }>().rows.length).toBe(2);
    const says = await clerk.get(`/api/desks/${NAME}/loss/queue/says`);
    expect(says.body).toContain("在找 2 件");
    const entry = { look: "黑色手机", tag: "A17", thing: "phone", kept: UNIT };
    const kept = await clerk.post(
      `/api/registers/${NAME}/find`,
      { form: entry },
      { "idempotency-key": v4() },
    );
    expect(kept.statusCode, kept.body).toBe(201);
    const find = kept.json<{ id: string }>().id;
    const key = { "idempotency-key": v4() };
    const first = await found(clerk, zh.number);
    const matched = await act(clerk, first, "match", { find, lead: UNIT }, key);
    expect(matched.statusCode, matched.body).toBe(200);
    expect((await zh.citizen.get(`/r/${zh.number}`)).body).toContain("等您认领");
    const ready = await found(clerk, zh.number);
    expect((await act(clerk, ready, "hand_over", { answer: "核对后交还" })).statusCode).toBe(200);
    expect((await found(clerk, zh.number)).ended).toBe(true);
    const page = (await en.citizen.get(`/r/${en.number}`)).body;
    expect(page).toContain("being looked for");
    const second = await found(clerk, en.number);
    await act(clerk, second, "give_up", { answer: "nobody handed it in" });
    expect((await found(clerk, en.number)).ended).toBe(true);
    const figure = await clerk.get(`/api/figures/${NAME}?period=2026-11`);
    expect(figure.statusCode).toBe(200);
  });

  it("a restart over the older folder does not put it back; a changed folder is taken over", async () => {
    const [name = ""] = [...town.house.keeper.now.packs.keys()].filter((each) => each !== NAME);
    const own = readPackFiles(`${town.house.settings.packs}/${name}`);
    if (!own.ok) throw new Error("no folder");
    const files = readCityFiles(town.house.settings.cities, "leshan");
    if (!files.ok) throw new Error("no city");
    const newer = { ...own.value.files, "notes.md": "# 说明" };
    const done = (await load(newer, false, name)).json<VersionReport>();
    expect(done.loaded, JSON.stringify(done.checks.filter(({ passed }) => !passed))).toBe(true);
    expect((await refresh(town.house, files.value)).loaded).toEqual([]);
    expect(town.house.keeper.now.packs.get(name)?.hash).toBe(done.hash);
    expect(town.house.keeper.now.packs.has(NAME)).toBe(true);
  });
});

/** The example a version on: the two waiting states are one, a kind of thing has another name, what was lost is called otherwise. */
function second(moves: string): Record<string, string> {
  const files = example((text) =>
    text
      .replace('version: "2026-11"', 'version: "2026-12"')
      .replace("papers: 证件", "documents: 证件")
      .replace("{ papers: 2wd", "{ documents: 2wd")
      .replace(
        "      looking: 查找中 | being looked for\n",
        "      open: 查找中 | being looked for\n",
      )
      .replaceAll("looking, by", "open, by")
      .replaceAll("to: looking", "to: open")
      .replaceAll("from: looking", "from: open")
      .replaceAll("closed, looking]", "closed, open]")
      .replaceAll("state == 'looking'", "state == 'open'")
      .replace("limit: setting.fetch_limit", "limit: 10d, source: 本市惯例 high")
      .replace(
        "  fetch_limit: { is: limit, text: 认领时限 | time to fetch it, source: 默认 low, value: 30d }\n",
        "",
      )
      .replaceAll("state: looking", "state: open")
      .replaceAll("thing: papers", "thing: documents")
      .replaceAll("a.clock.fetch.due: 2026-12-03", "a.clock.fetch.due: 2026-11-13"),
  );
  return { ...files, "pack.yaml": `${files["pack.yaml"]}${moves}` };
}

const MOVES = `
moves:
  onward: { from: "2026-11", cases: { loss: { states: { looking: open }, choices: { thing: { papers: documents } } } } }
`;

describe("standing cases and a version that drops their state", () => {
  let number = "";

  it("it loads beside the older one, and says how many stand where and what to write", async () => {
    number = (await lost("zh", "又丢了一部手机")).number;
    await lost("zh", "再丢了一部手机");
    const report = (
      await load(second('\nmoves: { onward: { from: "2026-11" } }\n'), true)
    ).json<VersionReport>();
    expect(report.checks.flatMap((check) => check.faults)).toEqual([]);
    const notes = report.notes.filter(({ code }) => code.startsWith("pack-move"));
    expect(notes.map(({ code }) => code)).toEqual(["pack-move-state", "pack-move-choice"]);
    expect(notes[0]?.detail.en).toContain('no state "looking" of "loss", and 2 cases stand in it');
    expect(notes[0]?.place).toMatch(/^pack\.yaml:\d+$/);
    expect(
      (await load(second('\nmoves: { onward: { from: "2026-11" } }\n'), false)).statusCode,
    ).toBe(200);
    const clerk = await town.staff("chengban");
    const stands = await found(clerk, number);
    expect(stands.state.id ?? stands.state).toBe("looking");
    const refused = await admin.post(`/api/packs/${NAME}/moves/onward`, undefined);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: "pack-move-refused" });
    expect(await goOnMoving(town.house, new Map())).toBe(false);
    expect((await found(clerk, number)).etag).toBe(stands.etag);
  });

  it("a declared move lists every case and what changes before anything moves", async () => {
    const loaded = await load(second(MOVES), false);
    expect(loaded.statusCode, loaded.body).toBe(200);
    const list = (await admin.get(`/api/packs/${NAME}/versions`)).json<VersionList>();
    expect(list.moves).toEqual([{ name: "onward", open: 2, faults: [] }]);
    expect(list.rows.find(({ version }) => version === "2026-11")?.open).toBe(2);
    const page = (await admin.get(`/api/packs/${NAME}/moves/onward?limit=1`)).json<MovePage>();
    expect(page.rows.length).toBe(1);
    expect(page.next).not.toBeNull();
    expect(page.rows[0]).toMatchObject({ fault: null, from: { en: "being looked for" } });
    expect(page.rows[0]?.clocks[0]?.after).toBe(page.rows[0]?.clocks[0]?.before);
    const rest = await admin.get(`/api/packs/${NAME}/moves/onward?after=${page.next}`);
    expect(rest.json<MovePage>().rows.length).toBe(1);
    const table = await admin.get(`/api/packs/${NAME}/moves/onward.csv`);
    expect(table.body.split("\r\n").length).toBe(4);
    const sheet = await admin.get(`/api/packs/${NAME}/moves/onward.xlsx`);
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, "PK"]);
  });

  it("moves each case by one event; broken off it goes on, and twice is once", async () => {
    const clerk = await town.staff("chengban");
    const before = await found(clerk, number);
    const begun = await admin.post(`/api/packs/${NAME}/moves/onward`, undefined);
    expect(begun.json<MoveState>()).toMatchObject({ move: "onward", left: 2, ended: null });
    expect(await goOnMoving(town.house, new Map())).toBe(true);
    // A process that knows nothing of the first one's way goes on.
    expect(await goOnMoving(town.house, new Map())).toBe(false);
    const after = await found(clerk, number);
    expect(after.lifecycle.states.map(({ name }) => name)).not.toContain("looking");
    expect(after.clocks[0]?.due).toBe(before.clocks[0]?.due);
    const story = await clerk.get(`/api/cases/${after.id}/events`);
    const kinds = story.json<{ events: { kind: string }[] }>().events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "migrated").length).toBe(1);
    const list = (await admin.get(`/api/packs/${NAME}/versions`)).json<VersionList>();
    expect(list.moving).toMatchObject({ move: "onward", left: 0 });
    expect(list.moving?.ended).not.toBeNull();
    expect(list.rows.find(({ version }) => version === "2026-11")?.open).toBe(0);
    const closed = await act(clerk, after, "give_up", { answer: "没有收到" });
    expect(closed.statusCode, closed.body).toBe(200);
    const queue = await clerk.get(`/api/cases?pack=${NAME}&type=loss&desk=queue`);
    expect(queue.json<{ rows: unknown[] }>().rows.length).toBe(1);
  });
});
