export type { Account, Accounts } from "./account/accounts.ts";
export type {
  CallEventName,
  CallNews,
  Calls,
  FeedKey,
  StoredCall,
  StoredFeed,
} from "./call/calls.ts";
export type {
  Appended,
  Command,
  EntryListing,
  Listing,
  Mark,
  NewEvent,
  Principal,
  Slots,
  StreamWrite,
} from "./command.ts";
export { attachEmbedded } from "./embedded/attach.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded/start.ts";
export type { FileSeen, Files } from "./file/files.ts";
export type { Stored, Upload } from "./file/upload.ts";
export type { ImportRun, Imports } from "./import/imports.ts";
export type {
  AlikeMatter,
  LeadRecord,
  Learning,
  TopicCount,
  TopicField,
  WordCount,
} from "./learn/learning.ts";
export type { DueClock, Ledger, Sql, StoredEvent, Viewer } from "./ledger.ts";
export { dumpSchema } from "./migrate/dump-schema.ts";
export { checkLogin } from "./migrate/login.ts";
export { migrate } from "./migrate/migrate.ts";
export type { HandedOn, Letter, NewLetter, NewNotice, Notice, Notices } from "./notice/notices.ts";
export {
  type Feed,
  type OfficeChange,
  officeStream,
  type PackLoaded,
  type RegisterWriter,
  type Sees,
} from "./office/change.ts";
export type { Change } from "./office/offices.ts";
export type { Frame } from "./office/read.ts";
export { type OpenLedger, type OpenOptions, openLedger } from "./open.ts";
export type { Message } from "./outbox.ts";
export { entriesAnswering, entriesByKey, entriesInSight, entryUses } from "./read/entries.ts";
export { type Cursor, START, type Tailed, tail } from "./read/tail.ts";
export { type Difference, type Fold, type Rebuilt, rebuildRows } from "./rebuild/rebuild.ts";
export { loadMasterKey, type MasterKey, masterKeyOf } from "./seal/master-key.ts";
export { monthFacet, OPEN as OPEN_FACET, typeFacet } from "./search/facet.ts";
export { type EntryQuestion, findEntries } from "./search/find-entries.ts";
export { type Found, findStreams, type Hunt, type Question, search } from "./search/search.ts";
export type { Refilled, RowSlots, StoredLayout } from "./slot/slots.ts";
export type { Altered } from "./verify/altered.ts";
export { type Seal, sealDay } from "./verify/seal-day.ts";
export { type Verified, verify } from "./verify/verify.ts";
export { countRows } from "./write/batch.ts";
export { filedRows } from "./write/filed-row.ts";
