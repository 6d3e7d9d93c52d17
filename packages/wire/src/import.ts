import { type Static, Type } from "typebox";
import { Instant, nullable, Words } from "./base.ts";

/** A bad row: where it stands and what would be allowed. */
export const BadRow = Type.Object({
  row: Type.Integer({
    description:
      "As a spreadsheet counts: the header is row 1. In JSON lines the number of the line",
  }),
  column: nullable(Type.String()),
  code: Type.String(),
  detail: Words,
});
export type BadRow = Static<typeof BadRow>;

export const ImportRun = Type.Object({
  id: Type.String(),
  /** Name of the file. */
  file: Type.String(),
  pack: Type.String(),
  type: Type.String(),
  /** `historic` keeps the moments of the file and starts no clocks; `live` starts them now. */
  way: Type.Enum(["historic", "live"]),
  /** A dry run reads everything and loads nothing. */
  dry: Type.Boolean(),
  state: Type.Enum(["reading", "running", "stopped", "done", "failed"]),
  startedAt: Instant,
  endedAt: nullable(Instant),
  rows: Type.Integer(),
  added: Type.Integer(),
  /** Were there already. */
  known: Type.Integer(),
  bad: Type.Integer(),
  who: Type.String(),
});
export type ImportRun = Static<typeof ImportRun>;

export const ImportReport = Type.Object({ run: ImportRun, badRows: Type.Array(BadRow) });
export type ImportReport = Static<typeof ImportReport>;

/** Form parts of the upload beside `file` and `mapping`. */
export const ImportQuery = Type.Object(
  {
    way: Type.Enum(["historic", "live"]),
    dry: Type.Optional(Type.Boolean({ default: true })),
  },
  { additionalProperties: false },
);
export type ImportQuery = Static<typeof ImportQuery>;
