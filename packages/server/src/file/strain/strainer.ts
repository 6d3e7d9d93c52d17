import type { Words } from "@xinlian/kernel";

/** What is wrong with a file's inside. */
export interface Flaw {
  readonly why: Words;
  /** It is whole, but would harm whoever opens it. */
  readonly unsafe: boolean;
}

/** Looks at a file while it streams by, and lets through what may be stored. */
export interface Strainer {
  /** What may be stored of these bytes, perhaps later ones. */
  write(bytes: Buffer): Buffer | Flaw;
  /** The rest, once there is no more. */
  end(): Buffer | Flaw;
  /** Media type, where only the whole file tells it. */
  readonly type?: string;
}

export function flaw(zh: string, en: string): Flaw {
  return { why: { zh, en }, unsafe: false };
}

export function unsafe(zh: string, en: string): Flaw {
  return { why: { zh, en }, unsafe: true };
}

export const NOTHING = Buffer.alloc(0);

/** Most pixels of a picture: a browser that unpacks more may fall over. */
const MOST_PIXELS = 120_000_000;

/** What is wrong with these measures, if anything. */
export function measureFlaw(width: number, height: number): Flaw | null {
  if (width === 0 || height === 0) return flaw("没有画面", "it has no picture");
  if (width * height <= MOST_PIXELS) return null;
  return unsafe(`有 ${width}×${height} 点，太大`, `${width} × ${height} points are too many`);
}

/** Lets everything through. */
export class Through implements Strainer {
  write(bytes: Buffer): Buffer {
    return bytes;
  }

  end(): Buffer {
    return NOTHING;
  }
}
