import type { CaseDone, CasePage, CaseView, Problem } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, type Browser, foundTown, REPORT, report, reportRoute, type Town } from "./town.ts";

let town: Town;
let receiver: Browser;
beforeAll(async () => {
  town = await foundTown();
  receiver = await town.staff("shouli");
});
afterAll(async () => {
  await town.close();
});

async function freshView(): Promise<CaseView> {
  const { view } = await report(town);
  return (await receiver.get(`/api/cases/${view.id}`)).json<CaseView>();
}

const ACCEPT = { topic: "building", lead: "511102-housing" };

describe("cross-site requests", () => {
  it.each([
    ["another origin", { origin: "http://evil.example" }, "request-cross-site"],
    ["no proof of our page", { "x-xinlian": "" }, "request-header-missing"],
    ["an opaque origin", { origin: "null" }, "request-cross-site"],
  ])("refuses %s on a request with a session cookie", async (_what, headers, code) => {
    const view = await freshView();
    const answer = await act(receiver, view, "accept", ACCEPT, headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.json<Problem>().code).toBe(code);
    expect((await receiver.get(`/api/cases/${view.id}`)).json<CaseView>().etag).toBe(view.etag);
  });

  it("refuses a form whose token is not that of the browser", async () => {
    const browser = town.stranger();
    await browser.get("/report");
    const answer = await browser.form("/report", { token: "wrong", step: "check", what: "x" });
    expect(answer.statusCode).toBe(403);
  });
});

describe("If-Match", () => {
  it("asks for it, reads it, and refuses an etag that has moved on", async () => {
    const view = await freshView();
    const missing = await receiver.post(`/api/cases/${view.id}/actions/accept`, { form: ACCEPT });
    expect([missing.statusCode, missing.json<Problem>().code]).toEqual([
      428,
      "request-match-missing",
    ]);
    const bad = await act(receiver, view, "accept", ACCEPT, { "if-match": "7" });
    expect(bad.statusCode).toBe(400);
    const done = await act(receiver, view, "accept", ACCEPT);
    expect(done.statusCode).toBe(200);
    const stale = await act(receiver, view, "reassign", { lead: "511100-housing", reason: "改交" });
    expect([stale.statusCode, stale.json<Problem>().code]).toEqual([412, "request-match-stale"]);
  });
});

describe("Idempotency-Key", () => {
  it("does the same request once, before If-Match is judged, and refuses another body", async () => {
    const view = await freshView();
    const key = { "idempotency-key": v4() };
    const first = await act(receiver, view, "accept", ACCEPT, key);
    const again = await act(receiver, view, "accept", ACCEPT, key);
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.json<CaseDone>().case.etag).toBe(first.json<CaseDone>().case.etag);
    const other = await act(receiver, view, "accept", { ...ACCEPT, topic: "traffic" }, key);
    expect([other.statusCode, other.json<Problem>().code]).toEqual([422, "request-key-reused"]);
  });

  it("opens one case of sixteen racing requests, and gives each the same receipt", async () => {
    const body = { ...reportRoute(town), form: REPORT };
    const key = { "idempotency-key": v4() };
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => town.stranger().post("/api/cases", body, key)),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual(answers.map(() => 201));
    const done = answers.map((answer) => answer.json<CaseDone>());
    expect(new Set(done.map((each) => each.case.id)).size).toBe(1);
    expect(new Set(done.map((each) => each.secret)).size).toBe(1);
  });

  it("lets one of two racing actions through on the same etag", async () => {
    const view = await freshView();
    const answers = await Promise.all([
      act(receiver, view, "accept", ACCEPT),
      act(receiver, view, "accept", ACCEPT),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 412]);
  });

  it("refuses a key that is no UUID", async () => {
    const answer = await town
      .stranger()
      .post("/api/cases", { ...reportRoute(town), form: REPORT }, { "idempotency-key": "1" });
    expect(answer.json<Problem>().code).toBe("request-key-bad");
  });
});

describe("bad input", () => {
  it.each<[string, object, string, string]>([
    ["an unknown property", { extra: 1 }, "request-unknown", "extra"],
    ["a wrong kind", { form: 7 }, "request-kind", "form"],
    ["a name that is none", { pack: "No Such" }, "request-pattern", "pack"],
  ])("names %s with its place", async (_what, wrong, code, place) => {
    const answer = await town
      .stranger()
      .post("/api/cases", { ...reportRoute(town), form: REPORT, ...wrong });
    const problem = answer.json<Problem>();
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(problem.errors?.map((part) => [part.code, part.place])).toContainEqual([code, place]);
  });

  it("says a form's mistakes by field, in the language asked for", async () => {
    const form = { ...REPORT, kind: "no-such-kind" };
    const en = { "accept-language": "en" };
    const answer = await town.stranger().post("/api/cases", { ...reportRoute(town), form }, en);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers["content-language"]).toBe("en");
    const problem = answer.json<Problem>();
    expect([problem.place, ...(problem.errors ?? []).map((part) => part.place)]).toContain("kind");
    expect(problem.detail).not.toMatch(/\p{Script=Han}/u);
  });

  it("refuses pasted text beyond its bound, and takes what is within", async () => {
    const send = (what: string) =>
      town.stranger().post("/api/cases", { ...reportRoute(town), form: { ...REPORT, what } });
    const long = await send("路".repeat(100_000));
    expect(long.json<Problem>().errors?.[0]?.place).toBe("form.what");
    expect((await send("路".repeat(600_000))).json<Problem>().code).toBe("request-large");
    const beyond = await send("路".repeat(15_000));
    expect(beyond.json<Problem>().errors?.[0]).toMatchObject({
      code: "field-text-long",
      place: "what",
    });
    expect((await send("路".repeat(1_900))).statusCode).toBe(201);
  });

  it("answers broken JSON, other media and unknown addresses as problems", async () => {
    const browser = town.stranger();
    const broken = await browser.send("POST", "/api/cases", "{", {
      "content-type": "application/json",
    });
    expect([broken.statusCode, broken.json<Problem>().code]).toEqual([400, "request-not-json"]);
    const media = await browser.send("POST", "/api/cases", "a", { "content-type": "text/weird" });
    expect([media.statusCode, media.json<Problem>().code]).toEqual([415, "request-media"]);
    const nowhere = await browser.get("/api/nowhere");
    expect([nowhere.statusCode, nowhere.json<Problem>().code]).toEqual([
      404,
      "request-route-unknown",
    ]);
  });

  it("refuses a cursor that it did not give", async () => {
    expect((await receiver.get("/api/cases?after=nonsense")).json<Problem>().code).toBe(
      "request-cursor-bad",
    );
  });
});

describe("answers", () => {
  it("carry a policy without inline code, and are not kept", async () => {
    const answer = await town.stranger().get("/");
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("say no more of a case that is out of reach than of one that is not there", async () => {
    const { view } = await report(town);
    const outsider = await town.staff("ebian");
    const there = await outsider.get(`/api/cases/${view.id}`);
    const nowhere = await outsider.get(`/api/cases/${v4()}`);
    expect(there.body).toBe(nowhere.body);
    const page = (await outsider.get("/api/cases")).json<CasePage>();
    expect(page.rows).toEqual([]);
  });
});
