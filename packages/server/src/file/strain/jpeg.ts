import { orientationOf, orientationSegment } from "./orientation.ts";
import { type Flaw, flaw, measureFlaw, NOTHING, type Strainer } from "./strainer.ts";

const [SOI, EOI, SOS, DHT, JPG, DAC] = [0xd8, 0xd9, 0xda, 0xc4, 0xc8, 0xcc];
const [APP0, APP1, APP2, APP14, APP15, COM] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

/**
 * A JPEG without what it tells beside the picture: EXIF (place, time, device), XMP, comments, and whatever lies behind its end (a phone's
 * moving photo). Kept are the tables, the colours and, in a segment of our own, which way is up. Works on the stream: at most one
 * segment (64 kB) is held.
 */
export class JpegStrainer implements Strainer {
  #held: Buffer = NOTHING;
  #place: "start" | "segment" | "scan" | "over" = "start";
  #framed = false;
  #scanned = false;

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
    if (this.#place === "over" && this.#framed && this.#scanned) return NOTHING;
    return flaw("图像不完整", "the picture breaks off");
  }

  #over(): boolean {
    return this.#place === "over";
  }

  /** Takes one piece off what is held; nothing when more bytes are needed. */
  #step(): Buffer | Flaw {
    const held = this.#held;
    if (this.#place === "start") {
      if (held.length < 2) return NOTHING;
      if (held[0] !== 0xff || held[1] !== SOI) return flaw("不是 JPEG", "it is no JPEG");
      this.#place = "segment";
      return this.#take(2);
    }
    return this.#place === "scan" ? this.#scan() : this.#segment();
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  /** Coded picture data up to the next marker; a 0xFF in it is followed by 0x00 or a restart mark. */
  #scan(): Buffer {
    const held = this.#held;
    for (let at = held.indexOf(0xff); at !== -1; at = held.indexOf(0xff, at + 1)) {
      const next = held[at + 1];
      if (next === undefined) return this.#take(at);
      if (next === 0x00 || next === 0xff || (next >= 0xd0 && next <= 0xd7)) continue;
      this.#place = "segment";
      return this.#take(at);
    }
    return this.#take(held.length);
  }

  #segment(): Buffer | Flaw {
    const held = this.#held;
    if (held.length < 2) return NOTHING;
    if (held[0] !== 0xff) return flaw("图像的分段坏了", "its segments are broken");
    const marker = held[1] as number;
    if (marker === 0xff) {
      this.#take(1);
      return NOTHING;
    }
    if (marker === EOI) {
      this.#place = "over";
      return this.#take(2);
    }
    if (held.length < 4) return NOTHING;
    const length = held.readUInt16BE(2);
    if (length < 2 || marker === SOI) return flaw("图像的分段坏了", "its segments are broken");
    if (held.length < 2 + length) return NOTHING;
    const whole = this.#take(2 + length);
    return this.#kept(marker, whole);
  }

  #kept(marker: number, whole: Buffer): Buffer | Flaw {
    if (marker === SOS) {
      this.#scanned = true;
      this.#place = "scan";
      return whole;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf;
    if (frame && marker !== DHT && marker !== JPG && marker !== DAC) {
      if (whole.length < 9) return flaw("图像的分段坏了", "its segments are broken");
      this.#framed = true;
      return measureFlaw(whole.readUInt16BE(7), whole.readUInt16BE(5)) ?? whole;
    }
    if (marker === APP1) return orientationSegment(orientationOf(whole.subarray(4)));
    if (marker === COM) return NOTHING;
    if (marker < APP0 || marker > APP15) return whole;
    const colours = marker === APP2 && whole.toString("latin1", 4, 16) === "ICC_PROFILE\0";
    return marker === APP0 || marker === APP14 || colours ? whole : NOTHING;
  }
}
