import { type Flaw, flaw, measureFlaw, NOTHING, type Strainer } from "./strainer.ts";

const KEPT = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Flags of VP8X that promise EXIF and XMP. */
const TELLS = 0x08 | 0x04;

/**
 * A WebP without EXIF, XMP and unknown chunks. Its header states the length of what follows, so the whole is held until its end: at most a
 * photo's size.
 */
export class WebpStrainer implements Strainer {
  readonly #parts: Buffer[] = [];

  write(bytes: Buffer): Buffer {
    this.#parts.push(bytes);
    return NOTHING;
  }

  end(): Buffer | Flaw {
    const whole = Buffer.concat(this.#parts);
    if (whole.length < 20 || whole.toString("latin1", 8, 12) !== "WEBP")
      return flaw("不是 WebP", "it is no WebP");
    const stated = 8 + whole.readUInt32LE(4);
    if (stated > whole.length) return flaw("图像不完整", "the picture breaks off");
    const kept: Buffer[] = [];
    for (let at = 12; at + 8 <= stated; ) {
      const type = whole.toString("latin1", at, at + 4);
      const length = whole.readUInt32LE(at + 4);
      const next = at + 8 + length + (length % 2);
      if (at + 8 + length > stated) return flaw("图像的分段坏了", "its chunks are broken");
      if (KEPT.has(type)) {
        const chunk = Buffer.from(whole.subarray(at, Math.min(next, stated)));
        if (type === "VP8X") {
          if (length < 10) return flaw("图像的分段坏了", "its chunks are broken");
          chunk.writeUInt8(chunk.readUInt8(8) & ~TELLS, 8);
          const wrong = measureFlaw(1 + chunk.readUIntLE(12, 3), 1 + chunk.readUIntLE(15, 3));
          if (wrong !== null) return wrong;
        }
        kept.push(chunk);
      }
      at = next;
    }
    if (kept.length === 0) return flaw("没有画面", "it has no picture");
    const body = Buffer.concat(kept);
    const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
    head.writeUInt32LE(4 + body.length, 4);
    return Buffer.concat([head, body]);
  }
}
