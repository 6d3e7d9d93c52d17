import { createHash } from "node:crypto";

/** The head of one stream under a seal. */
export interface Leaf {
  readonly stream: string;
  readonly seq: number;
  readonly hash: Buffer;
}

function digest(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/**
 * Root over leaves sorted by stream. Leaves and inner nodes are hashed with different first bytes, so that neither can be passed off as the
 * other (RFC 6962 §2.1); a node without a partner rises as it is.
 */
function merkleRoot(leaves: readonly Leaf[]): Buffer {
  let level = [...leaves]
    .sort((left, right) => (left.stream < right.stream ? -1 : 1))
    .map(({ stream, seq, hash }) => digest(LEAF, `${stream}/${seq}/`, hash));
  if (level.length === 0) return digest(LEAF);
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Buffer, level[at + 1]];
      above.push(right === undefined ? left : digest(NODE, left, right));
    }
    level = above;
  }
  return level[0] as Buffer;
}

/** A seal stands on the one before it. */
export function sealedRoot(prev: Buffer, leaves: readonly Leaf[], events: number): Buffer {
  return digest(prev, merkleRoot(leaves), String(events));
}
