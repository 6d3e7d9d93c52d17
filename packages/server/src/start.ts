import type { AddressInfo } from "node:net";
import { addDays, dayOf, fault, type Moment, ok, type Result } from "@xinlian/kernel";
import { sealDay } from "@xinlian/ledger";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { draftDue } from "./bulletin/draft-due.ts";
import { settleDue } from "./cadence/settle.ts";
import { foldCounts } from "./cockpit/fold.ts";
import { fillDemo } from "./founding/demo/fill.ts";
import { Changes } from "./live/changes.ts";
import { deliverPost, dropOldNotices } from "./notice/post.ts";
import { type Opened, openHouse } from "./open-house.ts";
import { goOnMoving } from "./pack/moving.ts";
import { learnAll } from "./proposal/learn.ts";
import { fillEnded } from "./row/settle.ts";
import type { Settings } from "./settings/settings.ts";
import type { TimeSources } from "./time/city-time.ts";
import { watchTime } from "./time/watch.ts";
import { makeWebServer } from "./web-server.ts";
import { fireDue } from "./worker/clock-worker.ts";
import { every, type Repeated } from "./worker/every.ts";
import { dropLooseFiles } from "./worker/loose-files.ts";
import { recomputeAll } from "./worker/recompute.ts";

export interface StartOptions {
  readonly settings: Settings;
  /** Founds a bare city when there is none. */
  readonly bare: boolean;
  readonly log: Logger;
  readonly version: string;
  /** Where time comes from; the product's is the machine. */
  readonly time?: TimeSources;
}

/** A running city. */
export interface Running extends Opened {
  /** null when the role `web` is not served here. */
  readonly url: string | null;
  stop(): Promise<void>;
}

const TAIL_MS = 250;
/** The first page is not kept waiting by what the clocks have to catch up on, and by the demo's past. */
const FIRST_PAGE_MS = 500;
const CLOCK_MS = 1_000;
/** How often the machine's clock is looked at. */
const TIME_MS = 2_000;
const POST_MS = 2_000;
/** How often attachments that nobody named are looked for. */
const LOOSE_MS = 600_000;
/** How often it is looked whether rows of ended cases lack what the desks ask for. */
const ROWS_MS = 600_000;
/** How often it is looked whether a bulletin is to be drafted, or the cases are to be counted by other rules. */
const BULLETIN_MS = 10_000;
/** How often counts of cases are folded. */
const FOLD_MS = 2_000;
/** How often it is looked whether stretches of cadences are over. */
const OWED_MS = 10_000;
/** How often it is looked whether cases are to be moved to another version of their pack. */
const MOVE_MS = 1_000;
/** How often it is looked whether it is time to learn again. */
const LESSON_MS = 10_000;
/** How often it is counted anew what past cases teach. */
const LEARN_MS = 3_600_000;
/** Calls that nothing was told of for so long are forgotten; their cases stay. */
const CALLS_KEPT_MS = 2 * 24 * 3_600_000;
/** How often it is looked whether yesterday has its seal. */
const SEAL_MS = 600_000;

/** Starts the city: database, ledger, founding if it is new, web server, workers. */
export async function startCity(options: StartOptions): Promise<Result<Running>> {
  const { settings, log } = options;
  const opened = await openHouse(options);
  if (!opened.ok) return opened;
  const { house } = opened.value;
  const changes = new Changes(house.ledger);
  changes.listen((_cases, frame) => {
    if (frame)
      house.keeper.reload().then(
        (result) => {
          if (!result.ok) log.error({ fault: result.fault }, "the city's frame cannot be read");
        },
        (error: unknown) => house.failed(error),
      );
  });
  let app: FastifyInstance | null = null;
  let url: string | null = null;
  if (settings.roles.has("web") || settings.roles.has("intake")) {
    app = await makeWebServer(house, changes, log);
    const listening = await listen(app, settings);
    if (!listening.ok) {
      await app.close();
      await opened.value.close();
      return listening;
    }
    url = listening.value;
  }
  let off: number | null = null;
  const jobs: Repeated[] = [
    every(
      TIME_MS,
      async () => {
        off = await watchTime(house, log, off);
        return false;
      },
      (error) => house.failed(error),
    ),
    every(
      TAIL_MS,
      () => changes.poll(),
      (error) => house.failed(error),
    ),
    every(
      TAIL_MS,
      async () => {
        await house.calls.look();
        return false;
      },
      (error) => house.failed(error),
    ),
  ];
  if (settings.roles.has("worker")) jobs.push(...workers(opened.value, log));
  return ok({
    ...opened.value,
    url,
    stop: async () => {
      house.filling.brokenOff = true;
      await Promise.all(jobs.map((job) => job.stop()));
      await app?.close();
      await opened.value.close();
    },
  });
}

function workers({ house, files }: Opened, log: Logger): Repeated[] {
  const failed = (error: unknown) => house.failed(error);
  // The demo's past comes first: its clocks are fired along its own time line, before those of today.
  let filled = house.keeper.now.demo === null;
  let recomputed = false;
  const clocks = every(
    CLOCK_MS,
    async () => {
      if (!filled) {
        await fillDemo(house, files, log);
        filled = true;
      }
      if (!recomputed) {
        await recomputeAll(house);
        recomputed = true;
      }
      return (await fireDue(house.engine, house.now() as Moment, failed)) > 0;
    },
    failed,
    FIRST_PAGE_MS,
  );
  const seals = every(
    SEAL_MS,
    async () => {
      const yesterday = addDays(dayOf(house.now() as Moment, { offset: 480 }), -1);
      await sealDay(house.ledger.bench, yesterday, house.now());
      return false;
    },
    failed,
  );
  const folds = every(FOLD_MS, () => foldCounts(house), failed);
  const loose = every(LOOSE_MS, () => dropLooseFiles(house), failed);
  const rows = every(ROWS_MS, () => fillEnded(house), failed);
  // While the demo's past comes in nobody is told of it as news.
  const post = every(POST_MS, async () => filled && (await deliverPost(house)), failed);
  const owed = every(
    OWED_MS,
    async () => {
      if (filled) await settleDue(house.engine, house.now() as Moment);
      return false;
    },
    failed,
  );
  const moved = new Map<string, string>();
  const moves = every(MOVE_MS, () => goOnMoving(house, moved), failed);
  const notices = every(SEAL_MS, async () => dropOldNotices(house).then(() => false), failed);
  const papers = every(BULLETIN_MS, async () => filled && (await draftDue(house)) > 0, failed);
  let taught = Number.NEGATIVE_INFINITY;
  const lessons = every(
    LESSON_MS,
    async () => {
      if (!filled || Date.now() - taught < LEARN_MS) return false;
      taught = Date.now();
      await learnAll(house);
      await house.ledger.calls.forget(Date.now() - CALLS_KEPT_MS);
      return false;
    },
    failed,
  );
  return [clocks, seals, folds, loose, rows, post, owed, moves, notices, papers, lessons];
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<Result<string>> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") {
      return { ok: false, fault: fault("setting-port-taken", { host, port }) };
    }
    throw error;
  }
  const address = app.server.address() as AddressInfo;
  const shown = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return ok(`http://${shown}:${address.port}`);
}
