import type { CaseView } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jpegWithPlace, pngWithPlace, tellsPlace } from "./file-samples.ts";
import { act, type Browser, foundTown, MONDAY, type Town } from "./town.ts";

let town: Town;
let minute = 0;
beforeAll(async () => {
  town = await foundTown();
}, 60_000);
afterAll(() => town.close());

/** Time goes on between steps, as it does. */
const later = (minutes = 10) => {
  minute += minutes;
  town.at(MONDAY + minute * 60_000);
};

function inputOf(html: string, name: string): string {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? "";
  return /value="([^"]*)"/.exec(input)?.[1] ?? "";
}

/** A form with files, as a browser without scripts sends it. */
function sendForm(
  browser: Browser,
  url: string,
  inputs: Readonly<Record<string, string>>,
  files: readonly { name: string; file: string; bytes: Buffer }[],
) {
  const boundary = `----x${v4()}`;
  const parts = Object.entries(inputs).map(([name, value]) =>
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
  );
  const sent = files.flatMap(({ name, file, bytes }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from("\r\n"),
  ]);
  const body = Buffer.concat([...parts, ...sent, Buffer.from(`--${boundary}--\r\n`)]);
  return browser.send("POST", url, body, {
    "content-type": `multipart/form-data; boundary=${boundary}`,
    "x-xinlian": "",
  });
}

const WHAT = "柏杨路口三盏路灯不亮，晚上看不清路。";

/** Reports with a photo and without scripts. */
async function report(what = WHAT): Promise<{ citizen: Browser; number: string; id: string }> {
  later();
  const citizen = town.stranger();
  const page = (await citizen.get("/report")).body;
  const inputs = {
    token: inputOf(page, "token"),
    draft: inputOf(page, "draft"),
    what,
    "place.area": "511102006",
    "place.address": "柏杨中路12号",
    "caller.phone": "138 1234 5678",
    kind: "help",
  };
  const photo = { name: "photos.new", file: "路灯.jpg", bytes: jpegWithPlace() };
  const check = await sendForm(citizen, "/report", { ...inputs, step: "check" }, [photo]);
  expect(check.statusCode, check.body.slice(0, 600)).toBe(200);
  expect(check.body).toContain("路灯.jpg");
  const kept = inputOf(check.body, "photos.1");
  expect(kept).toMatch(/^[0-9a-f]{64} image\/jpeg \d+ 路灯\.jpg$/);
  const sent = await citizen.form("/report", { ...inputs, "photos.1": kept, step: "send" });
  expect(sent.statusCode, sent.body.slice(0, 600)).toBe(303);
  const number = String(sent.headers.location).split("/")[2] ?? "";
  const desk = await town.staff("paidan");
  const found = await desk.get(`/api/cases?q=${number}`);
  return { citizen, number, id: found.json<{ rows: { id: string }[] }>().rows[0]?.id ?? "" };
}

async function take(account: string, id: string, action: string, form: object): Promise<CaseView> {
  later();
  const staff = await town.staff(account);
  const view = (await staff.get(`/api/cases/${id}`)).json<CaseView>();
  const done = await act(staff, view, action, form, { "idempotency-key": v4() });
  expect(done.statusCode, `${action}: ${done.body}`).toBe(200);
  return done.json<{ case: CaseView }>().case;
}

let lamps = "";
async function topic(): Promise<string> {
  if (lamps !== "") return lamps;
  const desk = await town.staff("paidan");
  const found = await desk.get(`/api/registers/hotline/topic?q=${encodeURIComponent("路灯照明")}`);
  lamps = found.json<{ rows: { id: string }[] }>().rows[0]?.id ?? "";
  return lamps;
}

async function dispatched(id: string): Promise<void> {
  await take("paidan", id, "dispatch", { topic: await topic(), lead: "511102-housing" });
  await take("zhujian", id, "sign", {});
}

async function answered(id: string, answer: string, proof: readonly object[] = []): Promise<void> {
  await take("zhujian", id, "reply", { outcome: "solved", answer, proof });
  await take("shenhe", id, "approve", {});
}

async function press(citizen: Browser, number: string, inputs: Record<string, string>) {
  later();
  const page = (await citizen.get(`/r/${number}`)).body;
  return citizen.form(`/r/${number}/act`, { token: inputOf(page, "token"), key: v4(), ...inputs });
}

describe("following a case of the hotline", () => {
  test("the photo of the plain form is in the case, without its place, and only for who may see it", async () => {
    const { citizen, number, id } = await report();
    const view = (await (await town.staff("paidan")).get(`/api/cases/${id}`)).json<CaseView>();
    const photos = view.fields.find((field) => field.kind === "file" && field.value !== null);
    const [{ id: photo } = { id: "" }] = (photos?.value ?? []) as { id: string }[];
    const own = await citizen.get(`/r/${number}/files/${photo}`);
    expect([own.statusCode, own.headers["content-type"]]).toEqual([200, "image/jpeg"]);
    expect(tellsPlace(own.rawPayload)).toBe(false);
    expect((await town.stranger().get(`/r/${number}/files/${photo}`)).statusCode).toBe(403);
    expect((await citizen.get(`/r/${number}/files/${"0".repeat(64)}`)).statusCode).toBe(404);
  });

  test("an extension says its reason and the date before; nothing asks before there is an answer", async () => {
    const { citizen, number, id } = await report();
    await dispatched(id);
    const before = (await citizen.get(`/r/${number}`)).body;
    expect(before).toContain("等答复");
    expect(before).not.toContain("解决了吗");
    await take("zhujian", id, "ask_more", { more: "5wd", reason: "新灯具要从成都订货" });
    await take("duban", id, "give_more", {});
    const page = (await citizen.get(`/r/${number}`)).body;
    expect(page).toMatch(/延过期，原来限期 [^<]+。原因：新灯具要从成都订货/);
    expect(page).toContain("接下来");
  });

  test("answered, not fixed, answered, fixed with a rating, opened again: each by one press", async () => {
    const { citizen, number, id } = await report();
    await dispatched(id);
    const staff = await town.staff("zhujian");
    const given = await staff.send("POST", "/api/files?name=after.png", pngWithPlace(), {
      "content-type": "application/octet-stream",
    });
    await answered(id, "三盏灯已换好。", [given.json()]);
    const asked = (await citizen.get(`/r/${number}`)).body;
    expect(asked).toContain("三盏灯已换好。");
    expect(asked).toContain("解决了吗？");
    expect(asked).toContain("等您确认");
    const proof = /src="(\/r\/[^"]+\/files\/[0-9a-f]{64})"/.exec(asked)?.[1] ?? "";
    expect((await citizen.get(proof)).headers["content-type"]).toBe("image/png");
    expect((await press(citizen, number, { action: "not_fixed" })).headers.location).toContain(
      "said=done",
    );
    const denied = (await citizen.get(`/r/${number}`)).body;
    expect(denied).toContain("您说没有解决，已退回重办");
    expect(denied).toContain("等答复");
    await answered(id, "线路接头已重做。");
    const rated = await press(citizen, number, {
      action: "fixed",
      "field.rating": "basically",
      "field.words": "晚上亮了",
    });
    expect(rated.headers.location).toContain("said=done");
    const closed = (await citizen.get(`/r/${number}`)).body;
    expect(closed).toMatch(/您在 [^<]+ 确认已经解决/);
    expect(closed).toContain("其实没有解决？");
    expect((await press(citizen, number, { action: "reopen" })).headers.location).toContain(
      "said=done",
    );
    const again = (await citizen.get(`/r/${number}`)).body;
    expect(again).toContain("您说没有解决，已退回重办");
    expect(again).toContain("等答复");
  });

  test("something is added with a photo; none that stood there is lost", async () => {
    const { citizen, number, id } = await report();
    await dispatched(id);
    const page = (await citizen.get(`/r/${number}`)).body;
    later();
    const sent = await sendForm(
      citizen,
      `/r/${number}/act`,
      { token: inputOf(page, "token"), key: v4(), action: "add", "field.more_said": "又坏了一盏" },
      [{ name: "field.photos.new", file: "second.png", bytes: pngWithPlace(7, 7) }],
    );
    expect(sent.headers.location, sent.body.slice(0, 900)).toContain("said=done");
    const view = (await (await town.staff("zhujian")).get(`/api/cases/${id}`)).json<CaseView>();
    const photos = view.fields.find((field) => field.name === "photos")?.value as {
      name: string;
    }[];
    expect(photos.map((photo) => photo.name)).toEqual(["路灯.jpg", "second.png"]);
    const bad = await sendForm(
      citizen,
      `/r/${number}/act`,
      { token: inputOf(page, "token"), key: v4(), action: "add", "field.more_said": "附一个程序" },
      [
        {
          name: "field.photos.new",
          file: "photo.jpg",
          bytes: Buffer.from("MZ not a photo at all"),
        },
      ],
    );
    expect(bad.statusCode).toBe(409);
    expect(bad.body).toContain("不是能收的文件");
  });

  test("a merged report tells where it went, and stays the citizen's own", async () => {
    const first = await report();
    const second = await report("柏杨路口路灯坏了");
    await take("paidan", second.id, "classify", { kind: "help", topic: await topic() });
    await dispatched(first.id);
    await take("paidan", second.id, "merge", { into: first.id });
    const page = (await second.citizen.get(`/r/${second.number}`)).body;
    expect(page).toContain(`并到 ${first.number} 一起办`);
    expect(page).toContain("办理中");
    expect(page).not.toContain(WHAT);
    expect((await second.citizen.get(`/r/${first.number}`)).statusCode).toBe(403);
  });
});

describe("already reported nearby", () => {
  test("offers what the pack lets strangers know of, without who reported it, and only by its signed address", async () => {
    const { id, number } = await report("棉竹镇正街下水道井盖丢失，路中间一个大洞");
    await dispatched(id);
    later(30);
    const citizen = town.stranger();
    const page = (await citizen.get("/report")).body;
    const inputs = {
      token: inputOf(page, "token"),
      draft: inputOf(page, "draft"),
      what: "棉竹镇正街下水道井盖丢失，有个大洞很危险",
      "place.area": "511102006",
      "place.address": "正街",
      "caller.phone": "13900001111",
      kind: "help",
      step: "check",
    };
    const check = (await citizen.form("/report", inputs)).body;
    expect(check).toContain("这附近可能已有人反映");
    const address = /href="(\/same\/[^"]+)"/.exec(check)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(address).toContain(number);
    const same = (await citizen.get(address)).body;
    expect(same).toContain("办理中");
    for (const secret of ["13812345678", "138****5678", "柏杨中路12号"])
      expect(same).not.toContain(secret);
    expect((await citizen.get(`/same/${number}`)).statusCode).toBe(404);
    expect((await citizen.get(`/same/${number}?s=${"0".repeat(32)}`)).statusCode).toBe(404);
    // A private matter in the same words is no facility: nothing of it is offered.
    const other = await report("邻居家养的狗夜里一直叫，吵得睡不着");
    await take("paidan", other.id, "classify", {
      kind: "help",
      topic: await topic(),
      secret: true,
    });
    const quiet = await citizen.form("/report", {
      ...inputs,
      what: "邻居家养的狗夜里一直叫，吵得睡不着",
    });
    expect(quiet.body).not.toContain("这附近可能已有人反映");
  });
});
