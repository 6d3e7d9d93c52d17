export type { Account, Accounts } from "./account/accounts.ts";
export type {
  Appended,
  Command,
  Listing,
  Mark,
  NewEvent,
  Principal,
  Slots,
  StreamWrite,
} from "./command.ts";
export { attachEmbedded } from "./embedded/attach.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded/start.ts";
export type { ImportRun, Imports } from "./import/imports.ts";
export type { DueClock, Ledger, Sql, StoredEvent, Viewer } from "./ledger.ts";
export { dumpSchema } from "./migrate/dump-schema.ts";
export { checkLogin } from "./migrate/login.ts";
export { migrate } from "./migrate/migrate.ts";
export {
  type Feed,
  type OfficeChange,
  officeStream,
  type PackLoaded,
  type Sees,
} from "./office/change.ts";
export type { Change } from "./office/offices.ts";
export type { Frame } from "./office/read.ts";
export { type OpenLedger, type OpenOptions, openLedger } from "./open.ts";
export type { Message } from "./outbox.ts";
export { type Cursor, START, type Tailed, tail } from "./read/tail.ts";
export { type Difference, type Fold, type Rebuilt, rebuildRows } from "./rebuild/rebuild.ts";
export { loadMasterKey, type MasterKey, masterKeyOf } from "./seal/master-key.ts";
export { type Found, type Question, search } from "./search/search.ts";
export type { Altered } from "./verify/altered.ts";
export { type Seal, sealDay } from "./verify/seal-day.ts";
export { type Verified, verify } from "./verify/verify.ts";
