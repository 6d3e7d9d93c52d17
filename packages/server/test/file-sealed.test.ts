import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FileValue, Problem } from "@xinlian/wire";
import { v4 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pngWithPlace } from "./file-samples.ts";
import { type Browser, foundTown, MONDAY, REPORT, report, type Town } from "./town.ts";

const PACKS = fileURLToPath(new URL("../../../packs", import.meta.url));

let town: Town;
let packs: string;
/** The same pack, with the photos for the receiver's eyes only. */
beforeAll(async () => {
  packs = mkdtempSync(join(tmpdir(), "xinlian-packs-"));
  cpSync(PACKS, packs, { recursive: true });
  const file = join(packs, "message", "cases.yaml");
  const text = readFileSync(file, "utf8");
  const open = "photos:   { is: file, many: true, text: 照片 | photos }";
  expect(text).toContain(open);
  writeFileSync(file, text.replace(open, open.replace(" }", ', seal: ["receiver"] }')));
  town = await foundTown({ packs });
}, 60_000);
afterAll(async () => {
  await town.close();
  rmSync(packs, { recursive: true, force: true });
});

async function photoOf(browser: Browser): Promise<FileValue> {
  const answer = await browser.send("POST", "/api/files?name=a.png", pngWithPlace(), {
    "content-type": "application/octet-stream",
  });
  return answer.json<FileValue>();
}

test("LG-85 a sealed attachment opens after a look on record, for whom the pack lets look, and not for long", async () => {
  const photo = await photoOf(town.stranger());
  const { view, secret } = await report(town, { ...REPORT, photos: [photo] });
  const path = `/api/files/${photo.id}?case=${view.id}`;
  const receiver = await town.staff("shouli");
  const supervisor = await town.staff("duban");
  const first = await receiver.get(path);
  expect([first.statusCode, first.json<Problem>().code]).toEqual([403, "file-look-first"]);
  const look = await receiver.post(
    `/api/cases/${view.id}/look`,
    { fields: ["photos"], why: "核实现场" },
    { "idempotency-key": v4() },
  );
  expect(look.statusCode, look.body).toBe(200);
  const shown = look.json<{ fields: { value: FileValue[] }[] }>().fields[0]?.value[0];
  expect(shown).toEqual(photo);
  const opened = await receiver.get(path);
  expect(opened.statusCode).toBe(200);
  expect(opened.headers["content-disposition"]).toContain('filename="a.png"');
  expect((await supervisor.get(path)).statusCode).toBe(404);
  expect((await town.stranger().get(path)).statusCode).toBe(404);
  const citizen = { authorization: `Receipt ${view.number} ${secret}` };
  expect((await town.stranger().get(path, citizen)).statusCode).toBe(404);
  town.at(MONDAY + 31 * 60_000);
  expect((await receiver.get(path)).json<Problem>().code).toBe("file-look-first");
  town.at(MONDAY);
});
