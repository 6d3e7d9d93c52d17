import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import type { FileValue, Problem } from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dropLooseFiles } from "../src/worker/loose-files.ts";
import { archive, DOCX, jpegWithPlace, pngWithPlace, tellsPlace } from "./file-samples.ts";
import { type Browser, foundTown, MONDAY, REPORT, report, reportRoute, type Town } from "./town.ts";

let town: Town;
let address: AddressInfo;
beforeAll(async () => {
  town = await foundTown();
  await town.app.listen({ host: "127.0.0.1", port: 0 });
  address = town.app.server.address() as AddressInfo;
}, 60_000);
afterAll(() => town.close());

/** Sends a file in as our pages do: raw, with its name beside it. */
function give(browser: Browser, name: string, bytes: Buffer, headers: Record<string, string> = {}) {
  return browser.send("POST", `/api/files?name=${encodeURIComponent(name)}`, bytes, {
    "content-type": "application/octet-stream",
    ...headers,
  });
}

async function given(browser: Browser, name: string, bytes: Buffer): Promise<FileValue> {
  const answer = await give(browser, name, bytes);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<FileValue>();
}

async function storedChunks(): Promise<number> {
  const rows = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ n: string }>("SELECT count(*) AS n FROM ledger.file"),
  );
  return Number(rows[0]?.n);
}

const WAV = Buffer.from("RIFF\0\0\0\x7fWAVEfmt \x10\0\0\0", "latin1");
/** Accepts what staff may send and citizens may not. */
const RECEIVER = "shouli";

describe("the way in and out", () => {
  test("a stranger's photo goes into his case, and out again without its place", async () => {
    const stranger = town.stranger();
    const photo = await given(stranger, "路灯.JPG", jpegWithPlace());
    expect(photo).toMatchObject({ name: "路灯.jpg", type: "image/jpeg" });
    const { view, secret } = await report(town, { ...REPORT, photos: [photo] });
    const own = await stranger.get(`/api/files/${photo.id}?case=${view.id}`, {
      authorization: `Receipt ${view.number} ${secret}`,
    });
    expect(own.statusCode, own.body).toBe(200);
    expect(own.headers["content-type"]).toBe("image/jpeg");
    expect(own.headers["x-content-type-options"]).toBe("nosniff");
    expect(own.headers["content-security-policy"]).toContain("sandbox");
    expect(own.headers["cache-control"]).toBe("private, no-cache");
    expect(own.headers["content-disposition"]).toBe(
      `inline; filename="__.jpg"; filename*=UTF-8''%E8%B7%AF%E7%81%AF.jpg`,
    );
    expect(own.rawPayload.length).toBe(photo.size);
    expect(tellsPlace(own.rawPayload)).toBe(false);
    for (const path of [`/api/files/${photo.id}?case=${view.id}`, `/api/files/${photo.id}`]) {
      expect((await town.stranger().get(path)).statusCode).toBe(404);
    }
    const staff = await town.staff(RECEIVER);
    expect((await staff.get(`/api/files/${photo.id}?case=${view.id}`)).statusCode).toBe(200);
    const again = await staff.get(`/api/files/${photo.id}?case=${view.id}`, {
      "if-none-match": `"${photo.id}"`,
    });
    expect(again.statusCode).toBe(304);
    const outsider = await town.staff("ebian");
    expect((await outsider.get(`/api/files/${photo.id}?case=${view.id}`)).statusCode).toBe(404);
  });

  test("sending again is the same file", async () => {
    const stranger = town.stranger();
    const [first, second] = [
      await given(stranger, "a.jpg", jpegWithPlace(3)),
      await given(stranger, "b.jpg", jpegWithPlace(3)),
    ];
    expect(second.id).toBe(first.id);
    expect([first.name, second.name]).toEqual(["a.jpg", "b.jpg"]);
  });

  test("a form's file does as well as a raw body", async () => {
    const boundary = "----xinlian";
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(head),
      pngWithPlace(),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const answer = await town.stranger().send("POST", "/api/files", body, {
      "content-type": `multipart/form-data; boundary=${boundary}`,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json<FileValue>()).toMatchObject({ name: "a.png", type: "image/png" });
  });

  test("a recording is given in parts, a document only as a download, a PDF shown when asked", async () => {
    const staff = await town.staff(RECEIVER);
    const tape = await given(staff, "call.wav", Buffer.concat([WAV, Buffer.alloc(400_000, 7)]));
    const part = await staff.get(`/api/files/${tape.id}`, { range: "bytes=300000-300009" });
    expect(part.statusCode).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes 300000-300009/${tape.size}`);
    expect(part.rawPayload).toEqual(Buffer.alloc(10, 7));
    const end = await staff.get(`/api/files/${tape.id}`, { range: "bytes=-5" });
    expect([end.statusCode, end.rawPayload.length]).toEqual([206, 5]);
    const beyond = await staff.get(`/api/files/${tape.id}`, { range: "bytes=9000000-" });
    expect([beyond.statusCode, beyond.json<Problem>().code]).toEqual([416, "file-range"]);
    const letter = await given(staff, "letter.docx", DOCX);
    const sent = await staff.get(`/api/files/${letter.id}?preview=true`);
    expect(sent.headers["content-disposition"]).toContain("attachment;");
    const paper = await given(staff, "paper.pdf", Buffer.from("%PDF-1.7 a page of a paper"));
    expect((await staff.get(`/api/files/${paper.id}`)).headers["content-disposition"]).toContain(
      "attachment;",
    );
    const shown = await staff.get(`/api/files/${paper.id}?preview=true`);
    expect(shown.headers["content-disposition"]).toContain("inline;");
    expect(shown.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(shown.headers["x-content-type-options"]).toBe("nosniff");
  });

  test("what nobody named is gone after a day", async () => {
    const staff = await town.staff(RECEIVER);
    const photo = await given(staff, "a.png", pngWithPlace(9, 9));
    town.at(MONDAY + 23 * 3600_000);
    await dropLooseFiles(town.house);
    town.at(MONDAY);
    expect((await staff.get(`/api/files/${photo.id}`)).statusCode).toBe(200);
    town.at(MONDAY + 25 * 3600_000);
    await dropLooseFiles(town.house);
    town.at(MONDAY);
    expect((await staff.get(`/api/files/${photo.id}`)).statusCode).toBe(404);
  });
});

describe("what is refused, saying why and what to do", () => {
  const refused: readonly (readonly [string, string, Buffer, number, string])[] = [
    [
      "a program under another name",
      "photo.jpg",
      Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "latin1"),
      415,
      "file-kind",
    ],
    [
      "a page that says it is a photo",
      "photo.jpg",
      Buffer.from("<!DOCTYPE html><script>alert(1)</script>"),
      415,
      "file-kind",
    ],
    [
      "a drawing with scripts",
      "photo.png",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      415,
      "file-kind",
    ],
    ["nothing at all", "photo.jpg", Buffer.alloc(0), 422, "file-empty"],
    ["a photo that breaks off", "photo.jpg", jpegWithPlace().subarray(0, 300), 422, "file-broken"],
    [
      "a bomb",
      "letter.docx",
      archive([{ name: "[Content_Types].xml" }, { name: "word/document.xml", unpacked: 4e9 }]),
      422,
      "file-unsafe",
    ],
    ["an archive", "all.zip", archive([{ name: "run.exe" }]), 422, "file-unsafe"],
  ];
  for (const [what, name, bytes, status, code] of refused) {
    test(what, async () => {
      const before = await storedChunks();
      const staff = await town.staff(RECEIVER);
      const answer = await give(staff, name, bytes);
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([status, code]);
      expect(answer.json<Problem>().detail).toContain(name);
      expect(await storedChunks()).toBe(before);
    });
  }

  test("from outside only photos come in", async () => {
    const answer = await give(town.stranger(), "a.pdf", Buffer.from("%PDF-1.7 a page of a paper"), {
      "accept-language": "en",
    });
    expect(answer.statusCode).toBe(415);
    expect(answer.json<Problem>().detail).toContain("photos (JPEG, PNG, WebP)");
  });

  test("a form that names a file which is not there, is other than it says, or is somebody else's", async () => {
    const { pack, type, action } = reportRoute(town);
    const open = (photo: object) =>
      town
        .stranger()
        .post("/api/cases", { pack, type, action, form: { ...REPORT, photos: [photo] } });
    const own = await given(await town.staff(RECEIVER), "own.png", pngWithPlace(5, 5));
    const stranger = await given(town.stranger(), "a.png", pngWithPlace(6, 6));
    for (const photo of [
      { ...stranger, id: "0".repeat(64) },
      { ...stranger, type: "image/jpeg" },
      { ...stranger, size: 1 },
      own,
    ]) {
      const answer = await open(photo);
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([422, "file-gone"]);
      expect(answer.json<Problem>().place).toBe("photos");
    }
    expect((await open(stranger)).statusCode).toBe(201);
    expect((await open(stranger)).json<Problem>().code).toBe("file-gone");
  });
});

/** What came of a body of `size` bytes that begins as a recording, made while it is sent. */
interface Sent {
  readonly status: number;
  readonly problem: Problem;
  /** Bytes that went out before the answer. */
  readonly sent: number;
}

function sendMade(size: number, cookie: string, stated: boolean): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const { port } = address;
    const origin = `http://127.0.0.1:${port}`;
    const call = httpRequest({
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/files?name=tape.wav",
      headers: {
        cookie,
        origin,
        "x-xinlian": "1",
        "content-type": "application/octet-stream",
        ...(stated && { "content-length": size }),
      },
    });
    const piece = Buffer.alloc(256 * 1024, 3);
    let sent = 0;
    let answered = false;
    const more = () => {
      while (!answered && sent < size) {
        const next = sent === 0 ? Buffer.concat([WAV, piece]) : piece;
        sent += next.length;
        if (!call.write(next)) {
          call.once("drain", more);
          return;
        }
      }
      if (!answered) call.end();
    };
    call.on("response", (answer) => {
      answered = true;
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const problem = JSON.parse(Buffer.concat(parts).toString("utf8")) as Problem;
        resolve({ status: answer.statusCode ?? 0, problem, sent });
        call.destroy();
      });
    });
    call.on("error", (error) => (answered ? undefined : reject(error)));
    more();
  });
}

describe("a recording of 2 GB", () => {
  const GB2 = 2 * 1024 ** 3;

  test("is refused before it is read when its size is stated, and says where recordings belong", async () => {
    const before = await storedChunks();
    const staff = await town.staff(RECEIVER);
    const { status, problem, sent } = await sendMade(GB2, staff.cookie, true);
    expect([status, problem.code]).toEqual([413, "file-large"]);
    expect(problem.detail).toContain("2048 MB");
    expect(problem.detail).toContain("电话系统");
    expect(sent).toBeLessThan(24 * 1024 ** 2);
    expect(await storedChunks()).toBe(before);
  });

  test("is refused at the limit when its size is not stated, and leaves nothing behind", async () => {
    const before = await storedChunks();
    const staff = await town.staff(RECEIVER);
    const { status, problem, sent } = await sendMade(GB2, staff.cookie, false);
    expect([status, problem.code]).toEqual([413, "file-audio-large"]);
    expect(sent).toBeLessThan(140 * 1024 ** 2);
    expect(await storedChunks()).toBe(before);
    expect(await town.house.ledger.files.dropLoose(MONDAY + 1e12, 10)).toBeGreaterThanOrEqual(0);
  });
});
