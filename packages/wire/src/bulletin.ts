import { type Static, Type } from "typebox";
import { Instant, Named, nullable, Words } from "./base.ts";
import { PeriodView } from "./figure.ts";

/** A bulletin of a pack: what is drafted when, and what I may do. */
export const BulletinKind = Type.Object({
  name: Type.String(),
  words: Words,
  /** `day`, `month`, `year`. */
  every: Type.String(),
  /** Time of day at which it is drafted. */
  at: Type.String(),
  /** I edit and publish it. */
  mayEdit: Type.Boolean(),
});
export type BulletinKind = Static<typeof BulletinKind>;

/** One paper in the list. */
export const PaperRow = Type.Object({
  id: Type.String(),
  pack: Type.String(),
  bulletin: Named,
  /** `2026年第309期`; a correction says so. */
  issue: Words,
  period: PeriodView,
  state: Type.Enum(["draft", "published"]),
  draftedAt: Instant,
  publishedAt: nullable(Instant),
  /** The published paper that takes its place. */
  correctedBy: nullable(Type.String()),
});
export type PaperRow = Static<typeof PaperRow>;

export const BulletinPage = Type.Object({
  kinds: Type.Array(BulletinKind),
  /** Newest first. */
  rows: Type.Array(PaperRow),
});
export type BulletinPage = Static<typeof BulletinPage>;

export const Block = Type.Union([
  Type.Object({ kind: Type.Literal("heading"), text: Type.String() }),
  Type.Object({ kind: Type.Literal("paragraph"), text: Type.String() }),
  Type.Object({ kind: Type.Literal("table"), list: Type.String(), split: Type.Boolean() }),
  Type.Object({ kind: Type.Literal("figures") }),
]);
export type Block = Static<typeof Block>;

export const PaperFigureView = Type.Object({
  indicator: Type.String(),
  words: Words,
  unit: nullable(Words),
  means: nullable(Words),
  text: Type.String(),
  n: nullable(Type.Number()),
  why: nullable(Words),
  opens: nullable(Type.String()),
});

export const PaperTableView = Type.Object({
  list: Type.String(),
  words: Words,
  heads: Type.Array(Words),
  rows: Type.Array(Type.Object({ id: Type.String(), cells: Type.Array(Words) })),
  count: Type.Integer(),
  groups: nullable(
    Type.Array(Type.Object({ key: nullable(Type.String()), words: Words, count: Type.Integer() })),
  ),
});

/** A paper whole, as it was drafted. */
export const PaperView = Type.Object({
  ...PaperRow.properties,
  title: Words,
  issuer: Words,
  cutoff: Instant,
  texts: Words,
  blocks: Type.Object({ zh: Type.Array(Block), en: Type.Array(Block) }),
  figures: Type.Array(PaperFigureView),
  tables: Type.Array(PaperTableView),
  corrects: nullable(Type.String()),
  mayEdit: Type.Boolean(),
  etag: Type.String(),
});
export type PaperView = Static<typeof PaperView>;
