import { createHash, randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { CaseState, Moment } from "@xinlian/kernel";
import {
  type Command,
  loadMasterKey,
  migrate,
  type OpenLedger,
  openLedger,
  startEmbedded,
} from "@xinlian/ledger";
import {
  CITY,
  caseState,
  caseWrite,
  clock,
  command,
  event,
  listing,
  NOON,
} from "../../packages/ledger/test/sample.ts";

/**
 * A process that serves a data folder and writes as fast as it can until it is killed. It says each command before it is sent and after it is
 * acknowledged; what the one before it had sent without hearing back is sent again under the same id.
 */
const HANDS = 8;
const FEED = { kind: "feed", id: "load" } as const;

function say(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The case that a command opens follows from the command's id, so that a repeat is the same command. */
export function streamOf(id: string): string {
  const hex = createHash("sha256").update(id).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function openingOf(id: string): Command {
  const state = caseState({
    stream: streamOf(id),
    clocks: { answer: clock("answer", (NOON + 1) as Moment) },
  });
  const write = caseWrite(state, {
    events: [
      event(
        "opened",
        { state },
        { caller: { name: "来电人", phone: `138${id.replace(/\D/g, "").slice(0, 8)}` } },
      ),
    ],
    listing: listing({ text: "", words: [] }),
    marks: [{ clock: "answer", mark: "due", at: NOON + 1 }],
  });
  return command(FEED, [write], { id, bodyHash: createHash("sha256").update(id).digest("hex") });
}

/** Sends until there is an answer: a lost connection says nothing about what became of the command. */
async function send(ledger: OpenLedger, id: string): Promise<void> {
  say({ sent: id });
  for (;;) {
    try {
      const answer = await ledger.append(openingOf(id));
      if (answer.outcome !== "appended" && answer.outcome !== "repeated") say({ wrong: answer });
      say({ done: id });
      return;
    } catch {
      await sleep(20);
    }
  }
}

async function fire(ledger: OpenLedger): Promise<number> {
  return ledger.fireClocks(NOON + 10, 20, async (due) => {
    const states = await ledger.cases(
      { kind: "engine" },
      due.map((one) => one.stream),
    );
    return states.map((state: CaseState) => {
      const answer = {
        ...state.clocks["answer"],
        fired: { due: NOON },
      } as CaseState["clocks"][string];
      const next = { ...state, seq: state.seq + 1, clocks: { answer } };
      const write = caseWrite(next, {
        events: [event("breached", { state: next })],
        listing: listing({ text: "", words: [] }),
        marks: [],
      });
      return command({ kind: "clock", id: "clock" }, [write]);
    });
  });
}

async function found(ledger: OpenLedger): Promise<void> {
  const done = await ledger.change(
    {
      id: randomUUID(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: "00",
      at: NOON,
    },
    [
      { kind: "feed-set", feed: { name: FEED.id, packs: ["alpha"] } },
      {
        kind: "pack-loaded",
        pack: { name: "alpha", hash: "ab", files: {}, roles: [{ role: "desk", sees: "city" }] },
      },
    ],
  );
  if (done.outcome !== "appended") throw new Error(JSON.stringify(done));
}

const folder = process.argv[2] ?? "";
const started = await startEmbedded({ dataFolder: folder, log: () => {} });
if (!started.ok) throw new Error(JSON.stringify(started.fault));
const embedded = started.value;
const migrated = await migrate(embedded.owner);
const key = loadMasterKey({ dataFolder: folder });
if (!migrated.ok || !key.ok) throw new Error("no schema or no key");
const opened = await openLedger({ city: CITY, app: embedded.app, masterKey: key.value });
if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
const ledger = opened.value;
if ((await ledger.frame()).feeds.length === 0) await found(ledger);

let pid = 0;
setInterval(() => {
  if (embedded.pid() === pid) return;
  pid = embedded.pid();
  say({ pid });
}, 5);

const again: string[] = [];
let writing = true;
createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "rest") writing = false;
  else again.push(line);
});
say({ ready: true });
await sleep(20);
const hands = Array.from({ length: HANDS }, async () => {
  while (writing || again.length > 0) await send(ledger, again.pop() ?? randomUUID());
});
let idle = false;
const firing = (async () => {
  while (writing || !idle) {
    const taken = await fire(ledger).catch(() => 1);
    idle = taken === 0;
    if (idle) await sleep(5);
  }
})();
await Promise.all([...hands, firing]);
say({ rested: true });
