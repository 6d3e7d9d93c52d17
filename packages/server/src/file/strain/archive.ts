import { type Flaw, flaw, NOTHING, type Strainer, unsafe } from "./strainer.ts";

const [END, CENTRAL] = [0x06054b50, 0x02014b50];
const END_SIZE = 22;
/** The directory stands at an archive's end; this much of it is looked at. */
const TAIL = 4 * 1024 * 1024;
const MOST_PARTS = 10_000;
/** Bytes of all parts unpacked, as the directory states them. */
const MOST_UNPACKED = 1024 ** 3;
const MOST_RATIO = 200;

interface Part {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly locked: boolean;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^word\//, `${OFFICE}.wordprocessingml.document`],
  [/^xl\//, `${OFFICE}.spreadsheetml.sheet`],
  [/^ppt\//, `${OFFICE}.presentationml.presentation`],
];

/**
 * An office document, which is a ZIP archive, by its directory: of a known kind, without macros, and no bomb. Nothing is unpacked
 * here, and whoever downloads it meets only what the directory promised.
 */
export class ArchiveStrainer implements Strainer {
  readonly #tail: Buffer[] = [];
  #held = 0;
  #size = 0;
  type = "application/zip";

  write(bytes: Buffer): Buffer {
    this.#tail.push(bytes);
    this.#held += bytes.length;
    this.#size += bytes.length;
    while (this.#held - (this.#tail[0]?.length ?? 0) >= TAIL)
      this.#held -= this.#tail.shift()?.length ?? 0;
    return bytes;
  }

  end(): Buffer | Flaw {
    const parts = directory(Buffer.concat(this.#tail), this.#size);
    if (!Array.isArray(parts)) return parts as Flaw;
    const type = typeOf(parts);
    if (type === null) return unsafe("是压缩包，不是文档", "it is an archive, not a document");
    this.type = type;
    return harm(parts) ?? NOTHING;
  }
}

function typeOf(parts: readonly Part[]): string | null {
  if (parts.some((part) => part.name === "OFD.xml")) return "application/ofd";
  if (!parts.some((part) => part.name === "[Content_Types].xml")) return null;
  return TYPES.find(([folder]) => parts.some((part) => folder.test(part.name)))?.[1] ?? null;
}

function harm(parts: readonly Part[]): Flaw | null {
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  const packed = parts.reduce((sum, part) => sum + part.packed, 0);
  const ratio = unpacked / Math.max(1, packed);
  if (unpacked > MOST_UNPACKED || (unpacked > 64 * 1024 ** 2 && ratio > MOST_RATIO)) {
    const size = Math.round(unpacked / 1024 ** 2);
    return unsafe(`展开后有 ${size} MB`, `unpacked it has ${size} MB`);
  }
  if (parts.some((part) => /vbaProject\.bin$/i.test(part.name)))
    return unsafe("带宏", "it has macros");
  if (parts.some((part) => part.locked)) return unsafe("加了密码", "it is locked by a password");
  return null;
}

/** The parts as the archive's directory lists them. @param size of the whole archive, of which `tail` is the end */
function directory(tail: Buffer, size: number): Part[] | Flaw {
  const broken = flaw("文档的目录坏了", "its directory is broken");
  let end = tail.length - END_SIZE;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) return flaw("文档不完整", "the document breaks off");
  const count = tail.readUInt16LE(end + 10);
  let at = tail.readUInt32LE(end + 16) - (size - tail.length);
  if (count === 0xffff || count > MOST_PARTS || at < 0) return broken;
  const parts: Part[] = [];
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > tail.length || tail.readUInt32LE(at) !== CENTRAL) return broken;
    const name = tail.readUInt16LE(at + 28);
    parts.push({
      name: tail.toString("utf8", at + 46, at + 46 + name),
      locked: (tail.readUInt16LE(at + 8) & 1) === 1,
      packed: tail.readUInt32LE(at + 20),
      unpacked: tail.readUInt32LE(at + 24),
    });
    at += 46 + name + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return parts;
}
