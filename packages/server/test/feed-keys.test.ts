import type { FeedView } from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callsTown, exchange } from "./calls-town.ts";
import { MONDAY, reportRoute, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await callsTown();
});
afterAll(async () => {
  await town.close();
});

const RING = { event: "ring", call: "k-1", at: "2026-11-02T09:00:00+08:00" };

describe("keys of systems that call from outside", () => {
  it("shows the key once and keeps only its hash", async () => {
    const { key } = await exchange(town, "pbx-one");
    const admin = await town.staff("admin");
    const listed = await admin.get("/api/feeds");
    const row = listed.json<{ rows: FeedView[] }>().rows.find(({ name }) => name === "pbx-one");
    expect(row).toMatchObject({ packs: ["lines"], scopes: ["telephony"], begins: key.slice(0, 8) });
    expect(listed.body).not.toContain(key);
    const { feeds } = await town.house.ledger.frame();
    expect(JSON.stringify(feeds)).not.toContain(key);
  });

  it("opens nothing any more once it is revoked or made anew", async () => {
    const first = await exchange(town, "pbx-two");
    expect((await first.tell(RING)).statusCode).toBe(200);
    const second = await exchange(town, "pbx-two");
    expect((await first.tell(RING)).statusCode).toBe(401);
    expect((await second.tell(RING)).statusCode).toBe(200);
    const admin = await town.staff("admin");
    expect((await admin.send("DELETE", "/api/feeds/pbx-two")).statusCode).toBe(204);
    const refused = await second.tell(RING);
    expect(refused.statusCode).toBe(401);
    expect(refused.json()).toMatchObject({ code: "feed-key-unknown" });
    expect((await admin.send("DELETE", "/api/feeds/pbx-two")).statusCode).toBe(204);
    expect((await admin.send("DELETE", "/api/feeds/never-was")).statusCode).toBe(404);
  });

  it("names an unknown pack, and keeps the city's own feeds from being taken", async () => {
    const admin = await town.staff("admin");
    const stray = await admin.post("/api/feeds", { name: "pbx-three", packs: ["nothing"] });
    expect(stray.statusCode).toBe(422);
    expect(stray.json()).toMatchObject({ code: "feed-pack-unknown", place: "packs" });
    const taken = await admin.post("/api/feeds", { name: "import", packs: ["lines"] });
    expect(taken.json()).toMatchObject({ code: "feed-name-kept" });
  });

  it("opens only what its scopes say, and is on record as the feed", async () => {
    const plain = await exchange(town, "plain", []);
    expect((await plain.tell(RING)).json()).toMatchObject({ code: "feed-scope" });
    const opening = { pack: "lines", type: "talk", action: "take", form: { way: "letter" } };
    const opened = await plain.send("POST", "/api/cases", opening);
    expect(opened.statusCode, opened.body).toBe(201);
    const { case: made } = opened.json<{ case: { id: string } }>();
    const events = await town.house.ledger.events({ kind: "engine" }, made.id);
    expect(events[0]?.actor).toBe("feed:plain");
    const { pack, type, action } = reportRoute(town);
    const refused = await plain.send("POST", "/api/cases", { pack, type, action, form: {} });
    expect(refused.statusCode).toBe(403);
    expect((await plain.send("GET", "/api/cases")).statusCode).toBe(403);
  });

  it("notes when a key was used last", async () => {
    town.at(MONDAY + 3_600_000);
    const machine = await exchange(town, "pbx-used");
    await machine.tell(RING);
    const admin = await town.staff("admin");
    const rows = (await admin.get("/api/feeds")).json<{ rows: FeedView[] }>().rows;
    expect(rows.find(({ name }) => name === "pbx-used")?.used).toBe("2026-11-02T10:00:00+08:00");
  });
});
