import { createHash } from "node:crypto";
import type { Area, Deputy, Duty, FieldValues, Person, Post, Unit } from "@xinlian/kernel";

/** Whose cases a role sees. */
export type Sees = "city" | "area" | "unit" | "own";

/**
 * One change to the city's frame. Each is an event that carries the whole of what it sets, and the database keeps a row of it in the same
 * transaction.
 */
export type OfficeChange =
  | { readonly kind: "areas-set"; readonly areas: readonly Area[] }
  | { readonly kind: "unit-set"; readonly unit: Unit }
  /** `sealed`: the person's phone and the like; never in the open body. */
  | { readonly kind: "person-set"; readonly person: Person; readonly sealed?: FieldValues }
  | { readonly kind: "post-given" | "post-ended"; readonly post: Post }
  | { readonly kind: "duties-set"; readonly duties: readonly Duty[] }
  | { readonly kind: "duties-ended"; readonly ids: readonly string[] }
  | { readonly kind: "pack-loaded"; readonly pack: PackLoaded }
  | { readonly kind: "calendar-loaded"; readonly version: string; readonly papers: unknown }
  | {
      readonly kind: "setting-set";
      readonly pack: string;
      readonly name: string;
      readonly value: unknown;
    }
  | { readonly kind: "feed-set"; readonly feed: Feed }
  /** `before`: who sat there until now. */
  | {
      readonly kind: "extension-taken";
      readonly extension: string;
      readonly person: string;
      readonly before: string | null;
    }
  | { readonly kind: "extension-left"; readonly extension: string; readonly person: string }
  /** The machine's clock had jumped and is taken as right; ms. */
  | {
      readonly kind: "time-adopted";
      readonly city: number;
      readonly machine: number;
      readonly why: string;
    }
  /** Somebody was shown the open matters of a caller. `caller`: a MAC of the number. */
  | {
      readonly kind: "caller-looked";
      readonly person: string;
      readonly caller: string;
      readonly cases: readonly string[];
    }
  /** One row a standing-in; ended early = the same id with an earlier `until`. */
  | { readonly kind: "deputy-set"; readonly deputy: Deputy }
  /**
   * Destroys the key of a person or reporter: what was sealed with it can never be read again. The events stay and still verify, since
   * hashes stand over ciphertext.
   */
  | { readonly kind: "subject-erased"; readonly subject: string; readonly why: string };

/** A pack as loaded: its files by path and what its roles see. */
export interface PackLoaded {
  readonly name: string;
  /** SHA-256 (hex) of the files. */
  readonly hash: string;
  readonly files: Readonly<Record<string, string>>;
  readonly roles: readonly { readonly role: string; readonly sees: Sees }[];
  /** Who writes which register. */
  readonly writers?: readonly RegisterWriter[];
}

/**
 * One who writes a register: a role wherever it is (`any`), over the entry's area, of the unit in a field; the person in a field; actions
 * (`self`); machines (`feed`).
 */
export interface RegisterWriter {
  readonly register: string;
  readonly role: string;
  readonly bound: "any" | "area" | "unit" | "person" | "self" | "feed";
  readonly field: string;
}

/** A system that brings cases by itself. */
export interface Feed {
  readonly name: string;
  /** Packs it may open cases of. */
  readonly packs: readonly string[];
  /** SHA-256 (hex) of its key, when it calls from outside; gone when it was revoked. */
  readonly tokenHash?: string;
  /** What the key opens beside its packs. */
  readonly scopes?: readonly string[];
  /** First letters of the key. */
  readonly begins?: string;
  /** When the key was made, and when it was revoked; ms. */
  readonly made?: number;
  readonly revoked?: number;
}

/** A stream id derived from a name, the same for ever (UUID of version 8). */
export function officeStream(city: string, type: string, name: string): string {
  const digest = createHash("sha256").update(`${city}\n${type}\n${name}`).digest();
  digest[6] = ((digest[6] as number) & 0x0f) | 0x80;
  digest[8] = ((digest[8] as number) & 0x3f) | 0x80;
  const hex = digest.toString("hex").slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** On which stream a change stands, and its open body. */
export function placeOf(
  city: string,
  change: OfficeChange,
): { readonly type: string; readonly stream: string; readonly body: unknown } {
  const named = (type: string, name: string, body: unknown) => ({
    type,
    stream: officeStream(city, type, name),
    body,
  });
  switch (change.kind) {
    case "areas-set":
      return named("area", "areas", { areas: change.areas });
    case "unit-set":
      return named("unit", change.unit.id, change.unit);
    case "person-set":
      return { type: "person", stream: change.person.id, body: change.person };
    case "post-given":
    case "post-ended":
      return { type: "person", stream: change.post.person, body: change.post };
    case "duties-set":
      return named("duty", "duties", { duties: change.duties });
    case "duties-ended":
      return named("duty", "duties", { ids: change.ids });
    case "pack-loaded":
      return named("pack", change.pack.name, change.pack);
    case "calendar-loaded":
      return named("calendar", "calendar", { version: change.version, papers: change.papers });
    case "setting-set":
      return named("setting", change.pack, change);
    case "feed-set":
      return named("feed", change.feed.name, change.feed);
    case "extension-taken":
    case "extension-left":
      return named("extension", change.extension, change);
    case "deputy-set":
      return { type: "person", stream: change.deputy.absent, body: change.deputy };
    case "caller-looked":
      return named("look", change.person, change);
    case "time-adopted":
      return named("time", "time", change);
    case "subject-erased":
      return named("erasure", change.subject, { subject: change.subject, why: change.why });
  }
}
