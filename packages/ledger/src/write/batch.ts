import type { Contribution } from "@xinlian/kernel";
import type { Command, StreamWrite } from "../command.ts";
import { facetsOf } from "../search/facet.ts";
import { bigramsOf, lexemesOf, searchable } from "../search/phrase.ts";
import { entryRow } from "./entry-row.ts";
import { halvesOf } from "./envelope.ts";
import { filedRows } from "./filed-row.ts";
import { caseRow, clockRows } from "./row.ts";
import type { Sealed } from "./sealing.ts";

/** The three JSON arguments of `ledger.append`. */
export interface Batch {
  readonly commands: string;
  readonly writes: string;
  readonly events: string;
}

/** How a principal is written down: `person:<id>`, `citizen:<hash>`, `feed:<key>`, `clock`, `founder`. */
export function principalText({ kind, id }: Command["principal"]): string {
  return kind === "clock" || kind === "founder" ? kind : `${kind}:${id}`;
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

/** What a case counts for, as the database takes it. */
export function countRows(counts: readonly Contribution[]): readonly Record<string, unknown>[] {
  return counts.map(({ indicator, at, value, dims }) => ({ indicator, at: iso(at), value, dims }));
}

/** A write as the database takes it, without its events. */
export function writeRow(write: StreamWrite, ord: number, at: number): Record<string, unknown> {
  const { after, listing, entry } = write;
  return {
    ord,
    write: at,
    stream: write.stream,
    type: write.type,
    expected: write.expected,
    pack_hash: write.packHash ?? null,
    pack: after?.pack ?? entry?.state.pack ?? write.pack ?? null,
    receipt: write.receipt ?? null,
    ...(entry !== undefined && { entry: entryRow(entry.state, entry.listing) }),
    ...(write.entries !== undefined && { entries: write.entries }),
    row: after === undefined ? null : caseRow(after, listing),
    clocks: after === undefined ? null : clockRows(after, write.marks),
    counts: write.counts === undefined ? null : countRows(write.counts),
    filed: write.filed === undefined ? null : filedRows(write.filed),
    ...(listing === undefined
      ? {}
      : {
          words: [...lexemesOf(listing.words), ...(after === undefined ? [] : facetsOf(after))],
          bigrams: bigramsOf(listing.text),
          body: searchable(listing.text),
        }),
  };
}

/** @param sealed what became of each event's sealed values, keyed by `ord/write/place` */
export function batchOf(commands: readonly Command[], sealed: ReadonlyMap<string, Sealed>): Batch {
  const heads: unknown[] = [];
  const writes: unknown[] = [];
  const events: unknown[] = [];
  commands.forEach((command, ord) => {
    const { kind, id } = command.principal;
    heads.push({
      ord,
      principal: principalText(command.principal),
      kind,
      principal_id: id,
      command: command.id,
      body_hash: command.bodyHash,
      recorded_at: iso(command.recordedAt),
      reply: command.reply ?? null,
      outbox: command.outbox ?? [],
    });
    command.writes.forEach((write, at) => {
      const before: string[] = [];
      const after: string[] = [];
      const finders: unknown[] = [];
      write.events.forEach((event, index) => {
        const secret = sealed.get(`${ord}/${at}/${index}`);
        const halves = halvesOf({
          actor: event.actor,
          body: event.body,
          city: command.city,
          command: command.id,
          kind: event.kind,
          occurredAt: event.occurredAt,
          pack: write.packHash ?? null,
          principal: principalText(command.principal),
          recordedAt: command.recordedAt,
          sealed: secret?.ciphertext ?? null,
          seq: write.expected + index + 1,
          stream: write.stream,
          subject: secret?.subject ?? null,
          type: write.type,
          version: event.version,
        });
        before.push(halves.before);
        after.push(halves.after);
        for (const finder of secret?.finders ?? [])
          finders.push({ finder, subject: secret?.subject });
        events.push({
          ord,
          write: at,
          place: index + 1,
          kind: event.kind,
          version: event.version,
          occurred_at: iso(event.occurredAt),
          actor: event.actor,
          subject: secret?.subject ?? null,
          ...(write.type === "case" ? {} : { body: event.body }),
        });
      });
      writes.push({ ...writeRow(write, ord, at), before, after, finders });
    });
  });
  return {
    commands: JSON.stringify(heads),
    writes: JSON.stringify(writes),
    events: JSON.stringify(events),
  };
}

/**
 * Cuts a batch into rounds within which no two commands share a key or a stream, since one call settles its commands side by side.
 * The order of commands that do share something is kept.
 * @returns places in `commands`, round by round
 */
export function roundsOf(commands: readonly Command[]): number[][] {
  const rounds: number[][] = [];
  const lastRound = new Map<string, number>();
  for (const [place, command] of commands.entries()) {
    const names = [
      `${principalText(command.principal)} ${command.id}`,
      ...command.writes.map((write) => write.stream),
    ];
    const at = Math.max(...names.map((name) => (lastRound.get(name) ?? -1) + 1));
    for (const name of names) lastRound.set(name, at);
    const round = rounds[at] ?? [];
    round.push(place);
    rounds[at] = round;
  }
  return rounds;
}
