import type { CaseState, FieldValues } from "@xinlian/kernel";
import type { Appended, Command } from "./command.ts";
import type { Files } from "./file/files.ts";
import type { Sql, Viewer } from "./read/viewer.ts";

export type { Sql, Viewer } from "./read/viewer.ts";

/** One event as stored, envelope parsed; `sealed` stays ciphertext until `unseal`. */
export interface StoredEvent {
  readonly stream: string;
  readonly seq: number;
  /** Type of the stream: `case`, `unit`, `person`, … */
  readonly type: string;
  readonly kind: string;
  readonly version: number;
  readonly recordedAt: number;
  readonly occurredAt: number;
  readonly actor: string;
  readonly body: unknown;
  /** Pack version (hash, hex) of a case's event. */
  readonly packHash: string | null;
  readonly hasSealed: boolean;
  readonly hash: string;
}

export interface Ledger {
  readonly city: string;
  readonly files: Files;
  /** Waiting commands of one tick share a transaction (group commit). */
  append(command: Command): Promise<Appended>;
  /** What a command id stands for already (`repeated` or `mismatch`), or null; asked before deciding, so that a repeat never meets a moved case. */
  known(command: Pick<Command, "id" | "principal" | "bodyHash">): Promise<Appended | null>;
  appendAll(commands: readonly Command[]): Promise<readonly Appended[]>;
  /** Runs reads as `viewer` in one read-only transaction. */
  view<T>(viewer: Viewer, work: (sql: Sql) => Promise<T>): Promise<T>;
  cases(viewer: Viewer, streams: readonly string[]): Promise<readonly CaseState[]>;
  events(viewer: Viewer, stream: string): Promise<readonly StoredEvent[]>;
  /** Values of sealed fields of one event in clear, or null when the key was destroyed. The caller appends `looked` first. */
  unseal(viewer: Viewer, stream: string, seq: number): Promise<FieldValues | null>;
  /**
   * Takes up to `limit` clocks whose next mark is at or before `now`, locked against other workers, and gives them with the
   * case to `decide`; what it returns is appended in the same transaction.
   */
  fireClocks(
    now: number,
    limit: number,
    decide: (due: readonly DueClock[]) => Promise<readonly Command[]>,
  ): Promise<number>;
  /** Notes until when everything that a cadence of a register made due is on record (ms). It never goes back. */
  settleCadence(pack: string, register: string, cadence: string, until: number): Promise<void>;
  /** Lets the database count its rows, for the plans of its queries; after many were written at once. */
  takeStatistics(): Promise<void>;
  /** HMAC-SHA-256 (hex) under a key derived from the master key for this purpose: receipts' secrets, tokens in forms. */
  mac(purpose: string, text: string): string;
  /** Takes the next `count` case numbers of a series (one per case type); gaps are normal. Returns the first. */
  takeNumbers(series: string, count: number): Promise<number>;
  close(): Promise<void>;
}

export interface DueClock {
  readonly stream: string;
  readonly clock: string;
  readonly mark: string;
  readonly at: number;
}
