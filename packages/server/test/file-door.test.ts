import type { FileValue } from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jpegWithPlace, tellsPlace } from "./file-samples.ts";
import { type Browser, foundTown, REPORT, report, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await foundTown();
}, 60_000);
afterAll(() => town.close());

/** Sends a file in as our pages do: raw, with its name beside it. */
function give(browser: Browser, name: string, bytes: Buffer, headers: Record<string, string> = {}) {
  return browser.send("POST", `/api/files?name=${encodeURIComponent(name)}`, bytes, {
    "content-type": "application/octet-stream",
    ...headers,
  });
}

describe("the door", () => {
  test("a stranger's photo goes in, into his case, and out again without its place", async () => {
    const stranger = town.stranger();
    const given = await give(stranger, "路灯.JPG", jpegWithPlace());
    expect(given.statusCode, given.body).toBe(201);
    const photo = given.json<FileValue>();
    expect(photo).toMatchObject({ name: "路灯.jpg", type: "image/jpeg" });
    const { view, secret } = await report(town, { ...REPORT, photos: [photo] });
    const own = await stranger.get(`/api/files/${photo.id}?case=${view.id}`, {
      authorization: `Receipt ${view.number} ${secret}`,
    });
    expect(own.statusCode, own.body).toBe(200);
    expect(own.headers["content-type"]).toBe("image/jpeg");
    expect(own.headers["x-content-type-options"]).toBe("nosniff");
    expect(own.headers["content-security-policy"]).toContain("sandbox");
    expect(own.headers["content-disposition"]).toBe(
      `inline; filename="__.jpg"; filename*=UTF-8''%E8%B7%AF%E7%81%AF.jpg`,
    );
    expect(own.rawPayload.length).toBe(photo.size);
    expect(tellsPlace(own.rawPayload)).toBe(false);
    expect((await town.stranger().get(`/api/files/${photo.id}?case=${view.id}`)).statusCode).toBe(
      404,
    );
    expect((await town.stranger().get(`/api/files/${photo.id}`)).statusCode).toBe(404);
  });
});
