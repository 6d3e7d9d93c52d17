import { type Flaw, flaw, measureFlaw, NOTHING, type Strainer } from "./strainer.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What draws the picture; texts, times, EXIF and chunks that nobody knows are left out. */
const KEPT = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT".split(" "),
);

/** A PNG without its texts, EXIF and whatever lies behind its end; works on the stream. */
export class PngStrainer implements Strainer {
  #held: Buffer = NOTHING;
  #place: "signature" | "first" | "chunk" | "inside" | "over" = "signature";
  /** Bytes of the present chunk still to come, its checksum included. */
  #left = 0;
  #keeps = false;
  #last = false;

  write(bytes: Buffer): Buffer | Flaw {
    if (this.#over()) return NOTHING;
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const out: Buffer[] = [];
    for (;;) {
      const before = this.#held.length;
      const step = this.#step();
      if ("why" in step) return step;
      if (step.length > 0) out.push(step);
      if (this.#over()) this.#held = NOTHING;
      if (this.#held.length === before || this.#held.length === 0) break;
    }
    return Buffer.concat(out);
  }

  end(): Buffer | Flaw {
    return this.#place === "over" ? NOTHING : flaw("图像不完整", "the picture breaks off");
  }

  #over(): boolean {
    return this.#place === "over";
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  #step(): Buffer | Flaw {
    if (this.#place === "signature") {
      if (this.#held.length < 8) return NOTHING;
      const signature = this.#take(8);
      if (!signature.equals(SIGNATURE)) return flaw("不是 PNG", "it is no PNG");
      this.#place = "first";
      return signature;
    }
    if (this.#place === "inside") {
      const part = this.#take(Math.min(this.#left, this.#held.length));
      this.#left -= part.length;
      if (this.#left === 0) this.#place = this.#last ? "over" : "chunk";
      return this.#keeps ? part : NOTHING;
    }
    return this.#head();
  }

  #head(): Buffer | Flaw {
    const first = this.#place === "first";
    if (this.#held.length < (first ? 16 : 8)) return NOTHING;
    const length = this.#held.readUInt32BE(0);
    const type = this.#held.toString("latin1", 4, 8);
    if (length > 0x7fffffff || !/^[A-Za-z]{4}$/.test(type))
      return flaw("图像的分段坏了", "its chunks are broken");
    if (first) {
      if (type !== "IHDR" || length !== 13) return flaw("没有图像头", "it has no header");
      const wrong = measureFlaw(this.#held.readUInt32BE(8), this.#held.readUInt32BE(12));
      if (wrong !== null) return wrong;
    }
    this.#keeps = KEPT.has(type);
    this.#last = type === "IEND";
    this.#left = length + 4;
    this.#place = "inside";
    const head = this.#take(8);
    return this.#keeps ? head : NOTHING;
  }
}
