import { deflateSync } from "node:zlib";

const GPS_MARK = "GPS 29.5521 103.7657";

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** An EXIF directory that says which way is up and, behind it, where the photo was taken. */
export function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from(GPS_MARK)]);
}

/** A grey JPEG of 8 × 8 points, sound enough for any browser, that tells its place in EXIF, XMP, a comment and behind its end. */
export function jpegWithPlace(orientation = 6, extra: Buffer = Buffer.alloc(0)): Buffer {
  const quantities = Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 16)]);
  const frame = Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
  const counts = Buffer.alloc(16);
  counts[0] = 1;
  const table = (kind: number) =>
    segment(0xc4, Buffer.concat([Buffer.from([kind]), counts, Buffer.from([0])]));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    segment(0xe1, exif(orientation)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${GPS_MARK}`, "latin1")),
    segment(0xed, Buffer.from(GPS_MARK)),
    segment(0xfe, Buffer.from(GPS_MARK)),
    segment(0xdb, quantities),
    segment(0xc0, frame),
    table(0x00),
    table(0x10),
    segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])),
    // Two codes of one bit, the rest filled; then a 0xFF in the data and a restart mark, which are no ends.
    Buffer.from([0x3f, 0xff, 0x00, 0xff, 0xd0, 0x3f]),
    extra,
    Buffer.from([0xff, 0xd9]),
    Buffer.from(`ftypmp42 a moving photo, ${GPS_MARK}`),
  ]);
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG that tells its place in texts, EXIF and behind its end. @param width points, of one colour */
export function pngWithPlace(width = 4, height = 4, shade = 120): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, shade);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    pngChunk("tEXt", Buffer.from(`Comment\0${GPS_MARK}`, "latin1")),
    pngChunk("eXIf", exif(1)),
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0${GPS_MARK}`, "latin1")),
    pngChunk("IEND", Buffer.alloc(0)),
    Buffer.from(GPS_MARK),
  ]);
}

/** A WebP whose header promises EXIF and XMP. */
export function webpWithPlace(): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, "latin1");
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const extended = Buffer.alloc(10);
  extended[0] = 0x08 | 0x04;
  const body = Buffer.concat([
    chunk("VP8X", extended),
    chunk("VP8L", Buffer.from([0x2f, 0, 0, 0, 0, 0x88, 0x88, 0x08])),
    chunk("EXIF", exif(1)),
    chunk("XMP ", Buffer.from(GPS_MARK)),
  ]);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

/** A ZIP archive by its directory. Contents are what the parts claim; `unpacked` may claim more. */
export function archive(
  parts: readonly { name: string; content?: Buffer; unpacked?: number; locked?: boolean }[],
): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content = Buffer.from("<x/>"), unpacked, locked } of parts) {
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(locked === true ? 1 : 0, 8);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(unpacked ?? content.length, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, title, content);
    entries.push(entry, title);
    at += local.length + title.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

export const DOCX = archive([{ name: "[Content_Types].xml" }, { name: "word/document.xml" }]);

/** Whether any of the places that the samples tell is still in these bytes. */
export function tellsPlace(bytes: Buffer): boolean {
  return bytes.includes("29.5521");
}
