import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileName } from "../src/file/file-name.ts";
import { disposition } from "../src/file/send.ts";
import { sniff } from "../src/file/sniff.ts";
import { ArchiveStrainer } from "../src/file/strain/archive.ts";
import { JpegStrainer } from "../src/file/strain/jpeg.ts";
import { orientationOf } from "../src/file/strain/orientation.ts";
import { PngStrainer } from "../src/file/strain/png.ts";
import type { Flaw, Strainer } from "../src/file/strain/strainer.ts";
import { WebpStrainer } from "../src/file/strain/webp.ts";
import {
  archive,
  DOCX,
  exif,
  jpegWithPlace,
  pngChunk,
  pngWithPlace,
  tellsPlace,
  webpWithPlace,
} from "./file-samples.ts";

/** Sends bytes through in pieces of the given lengths, then in one. */
function strained(strainer: Strainer, bytes: Buffer, cuts: readonly number[] = []): Buffer | Flaw {
  const out: Buffer[] = [];
  let at = 0;
  for (const cut of [...cuts, bytes.length]) {
    const part = strainer.write(bytes.subarray(at, at + cut));
    if ("why" in part) return part;
    out.push(Buffer.from(part));
    at += cut;
    if (at >= bytes.length) break;
  }
  const rest = strainer.end();
  return "why" in rest ? rest : Buffer.concat([...out, rest]);
}

const whole = (result: Buffer | Flaw): Buffer => {
  if ("why" in result) throw new Error(result.why.en);
  return result;
};
const wrong = (result: Buffer | Flaw): string => ("why" in result ? result.why.en : "nothing");

const PICTURES = [
  ["JPEG", () => new JpegStrainer(), jpegWithPlace()],
  ["PNG", () => new PngStrainer(), pngWithPlace(40, 40)],
  ["WebP", () => new WebpStrainer(), webpWithPlace()],
] as const;

describe("what a picture tells beside the picture", () => {
  for (const [name, strainer, sample] of PICTURES) {
    test(`${name}: place and comments are gone, and nothing is left behind its end`, () => {
      expect(tellsPlace(sample)).toBe(true);
      const clean = whole(strained(strainer(), sample));
      expect(tellsPlace(clean)).toBe(false);
      expect(clean.length).toBeLessThan(sample.length);
    });

    test(`${name}: straining twice changes nothing more`, () => {
      const once = whole(strained(strainer(), sample));
      expect(whole(strained(strainer(), once)).equals(once)).toBe(true);
    });

    test(`${name}: however the stream is cut, the same bytes come out`, () => {
      const expected = whole(strained(strainer(), sample));
      const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
      fc.assert(
        fc.property(cuts, (lengths) => {
          expect(whole(strained(strainer(), sample, lengths)).equals(expected)).toBe(true);
        }),
      );
    });

    test(`${name}: one that breaks off is refused wherever it breaks`, () => {
      const clean = whole(strained(strainer(), sample));
      fc.assert(
        fc.property(fc.integer({ min: 0, max: clean.length - 1 }), (length) => {
          expect("why" in strained(strainer(), clean.subarray(0, length))).toBe(true);
        }),
      );
    });

    test(`${name}: bytes of no sense are refused or strained, and never end in an error`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(200), (noise, at) => {
          const broken = Buffer.concat([sample.subarray(0, at), Buffer.from(noise)]);
          strained(strainer(), broken);
        }),
      );
    });
  }

  test("JPEG: which way is up is kept, in a segment that says nothing else", () => {
    for (let way = 1; way <= 8; way += 1) {
      const clean = whole(strained(new JpegStrainer(), jpegWithPlace(way)));
      const at = clean.indexOf("Exif\0\0", 0, "latin1");
      if (way === 1) expect(at).toBe(-1);
      else expect(orientationOf(clean.subarray(at))).toBe(way);
    }
    expect(orientationOf(exif(9))).toBe(1);
    expect(orientationOf(Buffer.from("Exif\0\0MM\0*\0\0\xff\xff\xff\xff", "latin1"))).toBe(1);
  });

  test("PNG: chunks that nobody knows are left out, and no header or no end is no picture", () => {
    const sample = pngWithPlace();
    const end = sample.indexOf("IEND", 0, "latin1") - 4;
    const odd = Buffer.concat([
      sample.subarray(0, end),
      pngChunk("zzZz", Buffer.from("odd")),
      sample.subarray(end),
    ]);
    expect(
      whole(strained(new PngStrainer(), odd)).equals(whole(strained(new PngStrainer(), sample))),
    ).toBe(true);
    const headless = Buffer.concat([sample.subarray(0, 8), pngChunk("IDAT", Buffer.alloc(20))]);
    expect(wrong(strained(new PngStrainer(), headless))).toBe("it has no header");
  });

  test("a picture that would unpack to billions of points is refused", () => {
    const bomb = pngWithPlace();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(wrong(strained(new PngStrainer(), bomb))).toContain("too many");
    const empty = pngWithPlace();
    empty.writeUInt32BE(0, 16);
    expect(wrong(strained(new PngStrainer(), empty))).toBe("it has no picture");
  });
});

describe("an office document", () => {
  const check = (bytes: Buffer) => {
    const strainer = new ArchiveStrainer();
    const result = strained(strainer, bytes, [7, 100]);
    return "why" in result ? result.why.en : strainer.type;
  };

  test("is known by its parts", () => {
    expect(check(DOCX)).toContain("wordprocessingml");
    expect(
      check(archive([{ name: "[Content_Types].xml" }, { name: "xl/workbook.xml" }])),
    ).toContain("spreadsheetml");
    expect(check(archive([{ name: "OFD.xml" }]))).toBe("application/ofd");
  });

  test("is refused when it is an archive, a bomb, locked, with macros or broken", () => {
    const types = { name: "[Content_Types].xml" };
    expect(check(archive([{ name: "notes.txt" }]))).toBe("it is an archive, not a document");
    expect(check(archive([types, { name: "word/document.xml", unpacked: 4_000_000_000 }]))).toBe(
      "unpacked it has 3815 MB",
    );
    expect(check(archive([types, { name: "word/document.xml", unpacked: 90 * 1024 ** 2 }]))).toBe(
      "unpacked it has 90 MB",
    );
    expect(check(archive([types, { name: "word/document.xml", locked: true }]))).toBe(
      "it is locked by a password",
    );
    expect(check(archive([types, { name: "word/x" }, { name: "word/vbaProject.bin" }]))).toBe(
      "it has macros",
    );
    expect(check(DOCX.subarray(0, DOCX.length - 30))).toBe("the document breaks off");
    const moved = Buffer.from(DOCX);
    moved.writeUInt32LE(3, moved.length - 6);
    expect(check(moved)).toBe("its directory is broken");
  });
});

describe("what a file is", () => {
  const kind = (head: string | Buffer, name: string) =>
    sniff(Buffer.isBuffer(head) ? head : Buffer.from(head.padEnd(16, "\0"), "latin1"), name)
      ?.type ?? null;

  test("is read from its beginning, whatever it is called", () => {
    expect(kind(jpegWithPlace().subarray(0, 16), "a.exe")).toBe("image/jpeg");
    expect(kind(pngWithPlace().subarray(0, 16), "a.jpg")).toBe("image/png");
    expect(kind(webpWithPlace().subarray(0, 16), "a")).toBe("image/webp");
    expect(kind("%PDF-1.7", "a.jpg")).toBe("application/pdf");
    expect(kind("RIFF\x24\0\0\0WAVEfmt ", "a.bin")).toBe("audio/wav");
    expect(kind("ID3\x04", "a")).toBe("audio/mpeg");
    expect(kind("\xff\xfb\x90\x64", "a")).toBe("audio/mpeg");
    expect(kind("OggS", "a")).toBe("audio/ogg");
    expect(kind("#!AMR\n", "a")).toBe("audio/amr");
    expect(kind("\0\0\0\x1cftypM4A ", "a")).toBe("audio/mp4");
  });

  test("programs, pages, drawings with scripts, films and unknown things are nothing", () => {
    for (const head of [
      "MZ\x90",
      "\x7fELF",
      "<!DOCTYPE html>",
      "<html>",
      "<svg xmlns=",
      "<?xml version",
      "#!/bin/sh",
      "GIF89a",
      "plain words",
    ]) {
      expect(kind(head, "photo.jpg"), head).toBeNull();
    }
    expect(kind("\0\0\0\x1cftypheic", "photo.jpg")).toBeNull();
    expect(kind("\0\0\0\x1cftypisom", "film.mp4")).toBeNull();
    expect(kind("\0\0\0\x1cftypisom", "voice.m4a")).toBe("audio/mp4");
  });

  test("old office documents, which begin alike, are told apart by name, and by nothing else", () => {
    const old = Buffer.from("d0cf11e0a1b11ae10000000000000000", "hex");
    expect(kind(old, "a.doc")).toBe("application/msword");
    expect(kind(old, "a.xls")).toBe("application/vnd.ms-excel");
    expect(kind(old, "a.msi")).toBeNull();
  });
});

describe("what a file is called", () => {
  test("ends in what it is and holds nothing that misleads", () => {
    expect(fileName("路灯.JPG", "image/jpeg")).toBe("路灯.jpg");
    expect(fileName("bill.pdf.exe", "application/pdf")).toBe("bill.pdf.exe.pdf");
    expect(fileName("../../etc/passwd", "image/png")).toBe("passwd.png");
    expect(fileName("C:\\photos\\a.png", "image/png")).toBe("a.png");
    expect(fileName("a\u202egpj.exe", "image/jpeg")).toBe("agpj.exe.jpg");
    expect(fileName("a\r\nb\0.jpg", "image/jpeg")).toBe("ab.jpg");
    expect(fileName("", "audio/wav")).toBe("file.wav");
    expect(fileName("...", "audio/wav")).toBe("file.wav");
    expect(fileName(`${"长".repeat(300)}.jpeg`, "image/jpeg")).toBe(`${"长".repeat(100)}.jpeg`);
  });

  test("is never empty, always ends in its type, and holds in a header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (given) => {
        const name = fileName(given, "image/png");
        expect(name).toMatch(/^.+\.png$/su);
        expect(name).not.toMatch(/[\p{Cc}/\\"<>|?*:]/u);
        const header = disposition(false, name);
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\x21-\x7e]+$/,
        );
        expect(decodeURIComponent(header.slice(header.indexOf("''") + 2))).toBe(name);
      }),
    );
  });
});
