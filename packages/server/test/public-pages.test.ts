import type { CaseView } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, type Browser, foundTown, MONDAY, report, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await foundTown();
});
afterAll(async () => {
  await town.close();
});

function inputOf(html: string, name: string): string {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? "";
  return /value="([^"]*)"/.exec(input)?.[1] ?? "";
}

/** A citizen without JavaScript reports; gives the browser and the path of the receipt. */
/** The phone's input, whatever the pack calls its contact. */
function phoneOf(html: string): string {
  return /name="(\w+\.phone)"/.exec(html)?.[1] ?? "";
}

async function reported(): Promise<{ citizen: Browser; receipt: string; number: string }> {
  const citizen = town.stranger();
  const page = (await citizen.get("/report")).body;
  const inputs = {
    token: inputOf(page, "token"),
    draft: inputOf(page, "draft"),
    what: "县街路灯不亮，有三盏。",
    "place.area": "511102006",
    "place.address": "县街40号",
    [phoneOf(page)]: "138 1234 5678",
    kind: "help",
  };
  const check = await citizen.form("/report", { ...inputs, step: "check" });
  expect(check.statusCode, check.body.slice(0, 400)).toBe(200);
  expect(inputOf(check.body, "draft")).toBe(inputs.draft);
  const sent = await citizen.form("/report", { ...inputs, step: "send" });
  expect(sent.statusCode).toBe(303);
  const receipt = String(sent.headers.location);
  const again = await citizen.form("/report", { ...inputs, step: "send" });
  expect(again.headers.location).toBe(receipt);
  return { citizen, receipt, number: receipt.split("/")[2] ?? "" };
}

describe("the citizens' pages without JavaScript", () => {
  it("report: form, check page, receipt; sending twice makes one case", async () => {
    const { citizen, receipt, number } = await reported();
    const page = await citizen.get(receipt);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(number);
    expect(page.body).toContain("138****5678");
    expect(page.body).not.toContain("13812345678");
    expect(page.body).toMatch(new RegExp(`/r/${number}\\?k=[0-9a-z]{26}`));
  });

  it("report: mistakes come back with the form and what was typed", async () => {
    const citizen = town.stranger();
    const page = (await citizen.get("/report")).body;
    const answer = await citizen.form("/report", {
      token: inputOf(page, "token"),
      step: "check",
      what: "只写了这一句",
      [phoneOf(page)]: "1381234",
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("<title>错误：");
    expect(answer.body).toContain("只写了这一句");
  });

  it("follow: the link's secret becomes a cookie at once and leaves the address", async () => {
    const { citizen, receipt, number } = await reported();
    const secret = /\?k=([0-9a-z]{26})/.exec((await citizen.get(receipt)).body)?.[1] ?? "";
    const other = town.stranger();
    expect((await other.get(`/r/${number}`)).statusCode).toBe(403);
    expect((await other.get(`/r/${number}?k=${"0".repeat(26)}`)).statusCode).toBe(403);
    const opened = await other.get(`/r/${number}?k=${secret}`);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `/r/${number}`]);
    const cookie = opened.cookies.find((each) => each.name === "xl_receipts");
    expect([cookie?.httpOnly, cookie?.sameSite]).toEqual([true, "Lax"]);
    expect((await other.get(`/r/${number}`)).body).toContain(number);
  });

  it("follow: answered, then fixed by one press", async () => {
    const { citizen, number } = await reported();
    const dispatcher = await town.staff("paidan");
    const page = await dispatcher.get(`/api/cases?q=${number}`);
    const id = page.json<{ rows: { id: string }[] }>().rows[0]?.id ?? "";
    const take = async (account: string, action: string, form: object) => {
      const browser = await town.staff(account);
      const seen = (await browser.get(`/api/cases/${id}`)).json<CaseView>();
      const done = await act(browser, seen, action, form);
      expect(done.statusCode, done.body.slice(0, 400)).toBe(200);
    };
    await take("paidan", "dispatch", { topic: "urban.lamp", lead: "511102-urban" });
    await take("chengban", "sign", {});
    await take("chengban", "reply", { outcome: "solved", answer: "三盏灯已修好，当晚通电。" });
    await take("shenhe", "approve", {});
    const asked = (await citizen.get(`/r/${number}`)).body;
    expect(asked).toContain("三盏灯已修好，当晚通电。");
    expect(asked).toContain('value="fixed"');
    expect(asked).toContain('value="not_fixed"');
    const token = inputOf(asked, "token");
    const unsure = await citizen.form(`/r/${number}/unsure`, { token });
    expect(unsure.headers.location).toBe(`/r/${number}?said=unsure`);
    const key = v4();
    const pressed = await citizen.form(`/r/${number}/act`, { token, action: "fixed", key });
    expect(pressed.headers.location).toBe(`/r/${number}?said=done`);
    const twice = await citizen.form(`/r/${number}/act`, { token, action: "fixed", key });
    expect(twice.headers.location).toBe(`/r/${number}?said=done`);
    const other = await citizen.form(`/r/${number}/act`, { token, action: "not_fixed", key: v4() });
    expect(other.statusCode).toBe(409);
    expect((await dispatcher.get(`/api/cases/${id}`)).json<CaseView>().ended).toBe(true);
  });

  it("home says what came in yesterday; toggles lead back to a page of ours only", async () => {
    town.at(MONDAY + 86_400_000);
    const home = await town.stranger().get("/");
    expect(home.statusCode).toBe(200);
    const browser = town.stranger();
    const english = await browser.get("/lang?to=en&back=/report");
    expect(english.headers.location).toBe("/report");
    expect((await browser.get("/")).body).toContain('<html lang="en"');
    for (const back of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
      const answer = await browser.get(`/lang?to=zh&back=${encodeURIComponent(back)}`);
      expect(answer.headers.location).toBe("/");
    }
  });

  it("answers errors in the same look", async () => {
    const nowhere = await town.stranger().get("/nowhere");
    expect(nowhere.statusCode).toBe(404);
    expect(nowhere.headers["content-type"]).toContain("text/html");
  });

  it("sign-in takes a demo account by one press, and does not tell a wrong account from a wrong password", async () => {
    const browser = town.stranger();
    const page = (await browser.get("/sign-in?next=/desk/queue")).body;
    const token = inputOf(page, "token");
    const refusals = [];
    for (const account of ["shouli", "no-such-account"]) {
      const answer = await browser.form("/sign-in", {
        token,
        account,
        password: "wrong",
        next: "/desk/",
      });
      refusals.push(answer.statusCode);
      expect(answer.body).toContain("账号或密码不对");
    }
    expect(refusals).toEqual([401, 401]);
    const entered = await browser.form("/sign-in", {
      token,
      demo: "shouli",
      next: "//evil.example",
    });
    expect([entered.statusCode, entered.headers.location]).toEqual([303, "/"]);
    expect((await browser.get("/api/session")).statusCode).toBe(200);
    expect((await browser.send("DELETE", "/api/session")).statusCode).toBe(204);
    expect((await browser.get("/api/session")).statusCode).toBe(401);
  });
});

describe("what stands in clear", () => {
  it("no phone number of a reporter is in any table that can be read", async () => {
    await report(town);
    const rows = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ found: boolean }>(
        `SELECT bool_or(position('13812345678' in convert_from(envelope, 'UTF8')) > 0
                     OR position('张三' in convert_from(envelope, 'UTF8')) > 0) AS found FROM ledger.event`,
      ),
    );
    expect(rows[0]?.found).toBe(false);
  });
});
