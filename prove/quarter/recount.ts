import type { Ledger } from "@xinlian/ledger";
import type { Fate } from "./fate.ts";

export type Counts = ReadonlyMap<string, number>;

/** How many are due, done, missed, moved, handed over, with a finding: by what was meant, or by what the events tell. */
export function count(fates: readonly (Fate | ToldVisit)[]): Counts {
  const counts = new Map<string, number>();
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const fate of fates) for (const what of "how" in fate ? meant(fate) : told(fate)) add(what);
  return counts;
}

const DONE: ReadonlySet<string> = new Set([
  "visited",
  "moved and visited",
  "handed over and visited",
  "visited by the new officer",
  "regraded and visited",
]);

function meant({ how, finds }: Fate): readonly string[] {
  if (how === "closed") return [];
  const done = DONE.has(how);
  return [
    "due",
    done ? "done" : "missed",
    ...(how.startsWith("moved") ? ["moved"] : []),
    ...(how.startsWith("handed") ? ["handedOver"] : []),
    ...(done && finds ? ["withFinding"] : []),
    // Who does not touch it is charged with it by the officer of the last day.
    ...(how === "missed by the new officer" ? ["missedByNewOfficer"] : []),
  ];
}

/** One visit as its events tell it, folded plainly. */
export interface ToldVisit {
  readonly entry: string;
  readonly span: string;
  state: string;
  officer: string;
  readonly actions: string[];
  findings: number;
  /** The officer whom the register named first. */
  first: string;
}

function told(visit: ToldVisit): readonly string[] {
  const done = visit.state === "done";
  return [
    "due",
    done ? "done" : "missed",
    ...(visit.actions.includes("move") ? ["moved"] : []),
    ...(visit.actions.includes("hand") ? ["handedOver"] : []),
    ...(visit.findings > 0 ? ["withFinding"] : []),
    ...(!done && visit.officer !== visit.first ? ["missedByNewOfficer"] : []),
  ];
}

interface Body {
  readonly type?: string;
  readonly action?: string;
  readonly to?: string;
  readonly owed?: { readonly entry: string; readonly span: string };
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Every visit of the quarter out of the events, and entries that have two. */
export async function fromEvents(
  ledger: Ledger,
  pack: string,
  type: string,
): Promise<{
  readonly fates: readonly ToldVisit[];
  readonly twice: readonly string[];
  /** When each finding was raised, ms. */
  readonly raised: readonly number[];
}> {
  const rows = await ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{
      stream: string;
      seq: number;
      kind: string;
      at: string;
      body: Body & { pack?: string; register?: string };
    }>(
      `SELECT stream, seq, kind, convert_from(envelope, 'UTF8')::jsonb -> 'body' AS body,
              convert_from(envelope, 'UTF8')::jsonb ->> 'occurredAt' AS at
         FROM ledger.event WHERE city = $1 AND type IN ('case', 'entry') ORDER BY stream, seq`,
      [ledger.city],
    ),
  );
  const visits = new Map<string, ToldVisit>();
  const first = new Map<string, string>();
  const raised: number[] = [];
  for (const { stream, kind, at, body } of rows) {
    if (kind === "opened" && body.type === "finding") {
      raised.push(/^\d+$/.test(at) ? Number(at) : Date.parse(at));
    }
    if (kind === "entered" && body.pack === pack) {
      first.set(stream, String(body.fields?.["officer"] ?? ""));
    }
    if (kind === "opened" && body.type === type && body.owed !== undefined) {
      const { entry, span } = body.owed;
      visits.set(stream, {
        entry,
        span,
        state: "",
        officer: "",
        actions: [],
        findings: 0,
        first: "",
      });
    }
    const visit = visits.get(stream);
    if (visit === undefined) continue;
    if (kind === "linked") visit.findings += 1;
    if (body.action !== undefined) visit.actions.push(body.action);
    if (kind === "opened" || kind === "acted") visit.state = body.to ?? visit.state;
    const officer = body.fields?.["officer"];
    if (officer !== undefined) visit.officer = String(officer ?? "");
  }
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const visit of visits.values()) {
    visit.first = first.get(visit.entry) ?? "";
    const key = `${visit.entry} ${visit.span}`;
    if (seen.has(key)) twice.push(key);
    seen.add(key);
  }
  return { fates: [...visits.values()], twice, raised };
}
