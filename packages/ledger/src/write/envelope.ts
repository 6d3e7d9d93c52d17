import canonicalize from "canonicalize";

/** What an event's hash stands for; stored as its RFC 8785 bytes. Times in ms since the epoch. */
export interface Envelope {
  readonly actor: string;
  readonly body: unknown;
  readonly city: string;
  readonly command: string;
  readonly kind: string;
  readonly occurredAt: number;
  /** Hash of the pack version, hex. */
  readonly pack: string | null;
  /** Hash of the event before it, hex; 64 zeros for the first. */
  readonly prev: string;
  /** Under whose name the command was given: `person:<id>`, `citizen:<hash>`, `feed:<key>`, `clock`, `founder`. */
  readonly principal: string;
  readonly recordedAt: number;
  /** Ciphertext, base64. */
  readonly sealed: string | null;
  readonly seq: number;
  readonly stream: string;
  /** Whose key sealed it. */
  readonly subject: string | null;
  readonly type: string;
  readonly version: number;
}

/** RFC 8785 text of any JSON value. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/** RFC 8785 sorts names, so `prev` stands between `pack` and `principal` whatever the values are. */
export interface Halves {
  readonly before: string;
  readonly after: string;
}

/**
 * The envelope's text before and after the value of `prev`, which only the database knows when its turn comes.
 * @throws when a time is no whole number of ms: its column could not repeat it
 */
export function halvesOf(envelope: Omit<Envelope, "prev">): Halves {
  const { actor, body, city, command, kind, occurredAt, pack, ...rest } = envelope;
  for (const at of [occurredAt, rest.recordedAt])
    if (!Number.isSafeInteger(at)) throw new RangeError(`${at} is no whole number of ms`);
  const head = canonicalText({ actor, body: body ?? null, city, command, kind, occurredAt, pack });
  return { before: `${head.slice(0, -1)},"prev":`, after: `,${canonicalText(rest).slice(1)}` };
}
