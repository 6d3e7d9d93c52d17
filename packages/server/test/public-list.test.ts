import type { CaseView } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, foundTown, MONDAY, REPORT, report, type Town } from "./town.ts";

let town: Town;
const closed: CaseView[] = [];

/** A lamp in a county, settled; the facility is public unless said otherwise. */
async function settle(area: string, answer: string, facility = true): Promise<CaseView> {
  const { view } = await report(town, { ...REPORT, place: { area, address: "县街40号" } });
  const receiver = await town.staff("shouli");
  const handler = await town.staff("zhujian");
  const seen = async (who: typeof receiver) =>
    (await who.get(`/api/cases/${view.id}`)).json<CaseView>();
  const take = async (who: typeof receiver, action: string, form: object) => {
    const done = await act(who, await seen(who), action, form, { "idempotency-key": v4() });
    expect(done.statusCode, done.body).toBe(200);
  };
  await take(receiver, "accept", { topic: "building", lead: "511102-housing", facility });
  await take(handler, "reply", { outcome: "solved", answer });
  await take(receiver, "fixed", {});
  return seen(receiver);
}

beforeAll(async () => {
  town = await foundTown();
  for (let n = 0; n < 23; n += 1) {
    town.at(MONDAY + n * 60_000);
    closed.push(
      await settle(
        n % 2 === 0 ? "511102006" : "511111",
        `第 ${n} 件修好了，联系人张三 13812345678。`,
      ),
    );
  }
  town.at(MONDAY + 100 * 60_000);
  closed.push(await settle("511102006", "不公开的那一件", false));
}, 120_000);
afterAll(() => town.close());

const numbersOn = (html: string): string[] =>
  [...html.matchAll(/href="\/open\/([^"/]+)"/g)].map(([, number]) => number ?? "");

describe("the public list", () => {
  test("holds what the pack shows, newest first, page by page, and each once", async () => {
    const shown = closed
      .slice(0, 23)
      .map((view) => view.number)
      .reverse();
    const first = (await town.stranger().get("/public")).body;
    expect(numbersOn(first)).toEqual(shown.slice(0, 20));
    const next = /href="(\/public\?after=[^"]+)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const second = (await town.stranger().get(next)).body;
    expect(numbersOn(second)).toEqual(shown.slice(20));
    expect(second).not.toContain('rel="next"');
    expect(first).toContain("办结公开 23 件");
  });

  test("is masked, and tells nothing that the pack does not show", async () => {
    const { body } = await town.stranger().get("/public");
    expect(body).toContain("修好了");
    for (const secret of ["13812345678", "县街路灯不亮", "不公开的那一件"]) {
      expect(body).not.toContain(secret);
    }
    const one = (await town.stranger().get(`/open/${closed[0]?.number}`)).body;
    expect(one).toContain("第 0 件修好了");
    for (const secret of ["13812345678", "县街", "张三"]) expect(one).not.toContain(secret);
    expect((await town.stranger().get(`/open/${closed[23]?.number}`)).statusCode).toBe(404);
  });

  test("is narrowed by county and topic; map and table count the same", async () => {
    const { body } = await town.stranger().get("/public?county=511111");
    expect(numbersOn(body)).toHaveLength(11);
    expect(body).toMatch(/aria-label="沙湾区，11 件"/);
    expect(body).toMatch(/沙湾区<\/a><\/th><td class="number">11</);
    expect(body).toContain('value="topic=building"');
    const topic = (await town.stranger().get("/public?county=511111&topic=topic%3Dbuilding")).body;
    expect(numbersOn(topic)).toHaveLength(11);
    const other = (await town.stranger().get("/public?topic=topic%3Droads")).body;
    expect(numbersOn(other)).toEqual([]);
    expect(other).toContain("这个条件下还没有公开的事项");
    // What an address cannot mean is left out.
    const odd = await town.stranger().get("/public?county=zzz&topic=%27%3B--");
    expect(numbersOn(odd.body)).toHaveLength(20);
    expect((await town.stranger().get("/public?after=nonsense")).statusCode).toBe(400);
  });

  test("is a feed, too", async () => {
    const answer = await town.stranger().get("/public.atom?county=511102");
    expect(answer.headers["content-type"]).toContain("application/atom+xml");
    expect(answer.body.match(/<entry>/g)).toHaveLength(12);
    expect(answer.body).toContain(`<id>http://town.example/open/${closed[22]?.number}</id>`);
    expect(answer.body).not.toContain("13812345678");
  });

  test("home names the newest and leads to all", async () => {
    const { body } = await town.stranger().get("/");
    expect(numbersOn(body)).toHaveLength(3);
    expect(body).toContain('href="/public"');
  });
});
