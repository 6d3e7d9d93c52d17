import { type Static, Type } from "typebox";
import { Instant, Named, nullable, Words } from "./base.ts";
import { PeriodView } from "./figure.ts";

/** A bulletin of a pack: what is drafted when, and what I may do. */
export const BulletinKind = Type.Object({
  name: Type.String(),
  words: Words,
  /** `day`, `month`, `year`; null where it is of an entry and drafted on demand. */
  every: nullable(Type.String()),
  /** Time of day at which it is drafted. */
  at: Type.String(),
  /** The register whose entries it is of. */
  of: nullable(Named),
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
  /** The one case or entry it is of; null = the reading of a period. */
  of: nullable(
    Type.Object({ kind: Type.Enum(["case", "register"]), id: Type.String(), words: Words }),
  ),
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
  Type.Object({ kind: Type.Literal("address"), text: Type.String() }),
  Type.Object({ kind: Type.Literal("table"), list: Type.String(), split: Type.Boolean() }),
  Type.Object({ kind: Type.Literal("figures") }),
]);
export type Block = Static<typeof Block>;

export const PaperFigureView = Type.Object({
  indicator: Type.String(),
  words: Words,
  unit: nullable(Words),
  means: nullable(Words),
  value: nullable(Type.Number()),
  text: Type.String(),
  n: nullable(Type.Number()),
  why: nullable(Words),
  opens: nullable(Type.String()),
});

export const PaperTableView = Type.Object({
  list: Type.String(),
  words: Words,
  heads: Type.Array(Words),
  /** `id` is the case of the row, empty where it is none; `numbers` stand beside cells that show one. */
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      cells: Type.Array(Words),
      numbers: nullable(Type.Array(nullable(Type.Number()))),
    }),
  ),
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
  /** Red head of an official paper. */
  head: Type.Boolean(),
  public: Type.Boolean(),
  /** Files it is given as: `docx`, `xlsx`. */
  as: Type.Array(Type.Enum(["docx", "xlsx"])),
  /** Another colleague has to publish it: I drew it up or changed it last. */
  needsOther: Type.Boolean(),
  mayEdit: Type.Boolean(),
  etag: Type.String(),
});
export type PaperView = Static<typeof PaperView>;

/** Papers of one case or entry, newest first. */
export const PapersOf = Type.Object({
  rows: Type.Array(PaperRow),
  /** What I may draft now: papers of an entry that were not drafted yet. */
  drafts: Type.Array(Named),
});
export type PapersOf = Static<typeof PapersOf>;
