import type { Client } from "pg";

/** Stands where a clone differs from its template: eight digits of an id. */
export const MARK = "@@CLONE@";
/** Stands where the hash of a clone's last event goes. */
export const HEAD = "@@HEAD@";
const BETWEEN = "\u001e";

/** A case as real writes made it, with its ids marked; texts are JSON as the tables have it. */
export interface Template {
  readonly open: boolean;
  readonly row: string;
  readonly clocks: readonly string[];
  readonly search: string | null;
  readonly before: string;
  readonly after: string;
  readonly events: readonly Meta[];
}

interface Meta {
  readonly kind: string;
  readonly version: number;
  readonly recorded_at: string;
  readonly occurred_at: string;
  readonly actor: string;
  readonly command: string;
  readonly pack_hash: string | null;
  readonly subject: string | null;
  readonly type: string;
}

interface Raw {
  readonly stream: string;
  readonly number: string | null;
  readonly ended: boolean;
  readonly row: string;
  readonly clocks: readonly string[];
  readonly search: string | null;
  readonly envelopes: readonly string[];
  readonly events: readonly Meta[];
}

/** Every case that stands, as a template; cases that hang together keep hanging together. */
export async function readTemplates(client: Client): Promise<readonly Template[]> {
  const { rows } = await client.query<Raw>(`
    SELECT c.stream, c.number, c.ended, to_jsonb(c)::text AS row,
           ARRAY(SELECT to_jsonb(k)::text FROM ledger.clock k WHERE k.city = c.city AND k.stream = c.stream) AS clocks,
           (SELECT to_jsonb(s)::text FROM ledger.search s WHERE s.city = c.city AND s.stream = c.stream) AS search,
           e.envelopes, e.events
      FROM ledger.case_row c
     CROSS JOIN LATERAL (
       SELECT array_agg(convert_from(v.envelope, 'UTF8') ORDER BY v.seq) AS envelopes,
              jsonb_agg(jsonb_build_object('kind', v.kind, 'version', v.version, 'recorded_at', v.recorded_at,
                'occurred_at', v.occurred_at, 'actor', v.actor, 'command', v.command, 'pack_hash', v.pack_hash,
                'subject', v.subject, 'type', v.type) ORDER BY v.seq) AS events
         FROM ledger.event v WHERE v.city = c.city AND v.stream = c.stream) e`);
  const ids = new Set(
    rows.flatMap(({ stream, events }) => [stream, ...events.map((e) => e.command)]),
  );
  const numbers = new Set(rows.flatMap(({ number }) => number ?? []));
  const opens = openFamilies(rows);
  return rows.map((raw, at) => {
    const marked = (text: string) => markNumbers(markIds(text, ids), numbers);
    const halves = raw.envelopes.map((text) => halvesOf(marked(text)));
    return {
      open: opens.has(raw.stream),
      row: marked(raw.row).replace(/"head": "[^"]*"/, `"head": "\\\\x${HEAD}"`),
      clocks: raw.clocks.map(marked),
      search: raw.search === null ? null : wordOfItsOwn(marked(raw.search), at),
      before: halves.map(([before]) => before).join(BETWEEN),
      after: halves.map(([, after]) => after).join(BETWEEN),
      events: raw.events.map((meta) => ({ ...meta, command: markIds(meta.command, ids) })),
    };
  });
}

/** Streams of families in which something is still open. */
function openFamilies(rows: readonly Raw[]): ReadonlySet<string> {
  const links = new Map<string, readonly string[]>();
  for (const { stream, row } of rows) {
    links.set(stream, (JSON.parse(row) as { links: readonly string[] }).links);
  }
  const open = new Set(rows.filter(({ ended }) => !ended).map(({ stream }) => stream));
  for (let grown = true; grown; ) {
    grown = false;
    for (const [stream, others] of links) {
      const near = [stream, ...others];
      if (!near.some((one) => open.has(one))) continue;
      for (const one of near) {
        if (!open.has(one)) grown = true;
        open.add(one);
      }
    }
  }
  return open;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function markIds(text: string, ids: ReadonlySet<string>): string {
  return text.replace(UUID, (id) => (ids.has(id) ? `${id.slice(0, 28)}${MARK}` : id));
}

function markNumbers(text: string, numbers: ReadonlySet<string>): string {
  return text.replace(/"([A-Z]{1,8}\d[\w-]{3,30})"/g, (whole, number: string) =>
    numbers.has(number) ? `"${number}-${MARK}"` : whole,
  );
}

/** A word that no other case has, so that a search may be for something rare. */
function wordOfItsOwn(search: string, at: number): string {
  const row = JSON.parse(search) as { words: string; body: string };
  if (row.body === "") return search;
  const word = `n${at}x${MARK}`;
  return JSON.stringify({ ...row, words: `${row.words} '${word}'`, body: `${row.body} ${word}` });
}

/** An envelope before and after the value of `prev`, which stands between `pack` and `principal`. */
function halvesOf(envelope: string): readonly [string, string] {
  const found = /"prev":"[0-9a-f]{64}"/.exec(envelope);
  if (found === null) throw new Error("an envelope names the event before it");
  const at = found.index + '"prev":'.length;
  return [envelope.slice(0, at), envelope.slice(at + 66)];
}

const INSTANT = /"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)\+00:00"/g;
const MILLIS = /(?<![\w.-])1[6-9]\d{11}(?![\w.])/g;

/** The same case so many days earlier. */
export function earlier(template: Template, days: number): Template {
  if (days === 0) return template;
  const ms = days * 86_400_000;
  const millis = (text: string) => text.replace(MILLIS, (at) => String(Number(at) - ms));
  const shifted = (text: string) =>
    millis(text).replace(
      INSTANT,
      (_, at: string) => `"${new Date(Date.parse(`${at}Z`) - ms).toISOString()}"`,
    );
  const row = shifted(template.row);
  const opened = (JSON.parse(row.replaceAll(`\\\\x${HEAD}`, "")) as { opened_at: string })
    .opened_at;
  return {
    ...template,
    row,
    clocks: template.clocks.map(shifted),
    search: template.search?.replace(/(\\u0002m)\d{4}-\d{2}/, `$1${opened.slice(0, 7)}`) ?? null,
    before: millis(template.before),
    after: millis(template.after),
    events: template.events.map((meta) => ({
      ...meta,
      recorded_at: new Date(Date.parse(meta.recorded_at) - ms).toISOString(),
      occurred_at: new Date(Date.parse(meta.occurred_at) - ms).toISOString(),
    })),
  };
}
