import { AUDIO, DOCUMENT, type Kind, PHOTO } from "./kinds.ts";
import { ArchiveStrainer } from "./strain/archive.ts";
import { JpegStrainer } from "./strain/jpeg.ts";
import { PngStrainer } from "./strain/png.ts";
import { type Strainer, Through } from "./strain/strainer.ts";
import { WebpStrainer } from "./strain/webp.ts";

/** Bytes of a file's beginning that tell what it is. */
export const HEAD = 16;

/** What a file is by its first bytes; its name is believed only between things that begin alike. */
export interface Sniffed {
  readonly kind: Kind;
  readonly type: string;
  strainer(): Strainer;
}

const through = () => new Through();
const is = (kind: Kind, type: string, strainer: () => Strainer = through): Sniffed => ({
  kind,
  type,
  strainer,
});

/** Old office documents all begin alike. */
const OLD_OFFICE: Readonly<Record<string, string>> = {
  doc: "application/msword",
  wps: "application/msword",
  xls: "application/vnd.ms-excel",
  et: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  dps: "application/vnd.ms-powerpoint",
};

/** @returns null when it is nothing that may be stored: programs, pages, drawings with scripts, films, plain archives */
export function sniff(head: Buffer, name: string): Sniffed | null {
  const text = (from: number, to: number) => head.toString("latin1", from, to);
  const hex = head.toString("hex", 0, 8);
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (hex.startsWith("ffd8ff")) return is(PHOTO, "image/jpeg", () => new JpegStrainer());
  if (hex === "89504e470d0a1a0a") return is(PHOTO, "image/png", () => new PngStrainer());
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP")
    return is(PHOTO, "image/webp", () => new WebpStrainer());
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return is(AUDIO, "audio/wav");
  if (text(0, 3) === "ID3" || mpegAudio(head)) return is(AUDIO, "audio/mpeg");
  if (text(0, 4) === "OggS") return is(AUDIO, "audio/ogg");
  if (text(0, 5) === "#!AMR") return is(AUDIO, "audio/amr");
  if (text(4, 8) === "ftyp") return mp4(text(8, 12), extension);
  if (text(0, 5) === "%PDF-") return is(DOCUMENT, "application/pdf");
  if (hex.startsWith("504b0304"))
    return is(DOCUMENT, "application/zip", () => new ArchiveStrainer());
  const old = OLD_OFFICE[extension];
  if (hex === "d0cf11e0a1b11ae1" && old !== undefined) return is(DOCUMENT, old);
  return null;
}

/** A frame of MPEG-1 or 2, layer III: eleven bits set, a known bit rate and sample rate. */
function mpegAudio(head: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = head;
  return (
    first === 0xff &&
    (second & 0xe6) === 0xe2 &&
    (second & 0x18) !== 0x08 &&
    third >> 4 !== 0xf &&
    third >> 4 !== 0 &&
    (third & 0x0c) !== 0x0c
  );
}

/** MPEG-4 holds films, voices and the pictures of some phones; only voices are taken. */
function mp4(brand: string, extension: string): Sniffed | null {
  const voice = /^M4[AB] /.test(brand);
  const general = /^(?:isom|iso\d|mp4\d|3gp\d|dash)$/.test(brand);
  return voice || (general && /^(?:m4a|aac|3gp|m4b|amr)$/.test(extension))
    ? is(AUDIO, "audio/mp4")
    : null;
}
