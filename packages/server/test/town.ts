import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Moment } from "@xinlian/kernel";
import { freshLedger, type KeptLedger } from "@xinlian/ledger/testing";
import type { CaseDone, CaseView } from "@xinlian/wire";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import type { PoolConfig } from "pg";
import { v4 } from "uuid";
import { draftDue } from "../src/bulletin/draft-due.ts";
import { type CityFiles, readCityFiles } from "../src/founding/city-files.ts";
import type { House } from "../src/house.ts";
import { Changes } from "../src/live/changes.ts";
import { makeLog } from "../src/log/log.ts";
import { deliverPost } from "../src/notice/post.ts";
import { furnish } from "../src/open-house.ts";
import { readSettings } from "../src/settings/settings.ts";
import { makeWebServer } from "../src/web-server.ts";
import { fireDue } from "../src/worker/clock-worker.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const HOST = "town.example";
const ORIGIN = `http://${HOST}`;

/** Somebody's browser: his cookies, and the headers that our pages send. */
export class Browser {
  readonly #app: FastifyInstance;
  cookie = "";
  /** Where he sits; some doors are rationed by it. */
  address = "127.0.0.1";

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async send(
    method: "GET" | "POST" | "DELETE",
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const options: InjectOptions = {
      method,
      url,
      remoteAddress: this.address,
      headers: {
        host: HOST,
        ...(this.cookie !== "" && { cookie: this.cookie }),
        ...(method !== "GET" && { origin: ORIGIN, "x-xinlian": "1" }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    };
    const answer = await this.#app.inject(options);
    for (const { name, value } of answer.cookies) this.#keep(name, value);
    return answer;
  }

  get(url: string, headers: Record<string, string> = {}) {
    return this.send("GET", url, undefined, headers);
  }

  post(url: string, body: unknown, headers: Record<string, string> = {}) {
    return this.send("POST", url, body, headers);
  }

  /** Posts a plain HTML form. */
  form(url: string, inputs: Readonly<Record<string, string>>) {
    return this.send("POST", url, new URLSearchParams(inputs).toString(), {
      "content-type": "application/x-www-form-urlencoded",
      "x-xinlian": "",
    });
  }

  #keep(name: string, value: string): void {
    const others = this.cookie
      .split("; ")
      .filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
    this.cookie = [
      ...others,
      ...(value === "" ? [] : [`${name}=${encodeURIComponent(value)}`]),
    ].join("; ");
  }
}

/** A founded city with its web server, on a ledger of its own; the clock stands where the test puts it. */
export interface Town {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly changes: Changes;
  /** Where another process finds the ledger. */
  readonly database: PoolConfig;
  /** Moves the clock, ms. */
  at(moment: number): void;
  /** The machine's clock stands off by so much from now on, ms, though no time has passed. */
  jump(by: number): void;
  /** What the workers do at this moment: marks that are due fire, messages go out. */
  work(): Promise<void>;
  /** Bulletins whose time has come are drafted. */
  draft(): Promise<void>;
  stranger(): Browser;
  staff(account: string): Promise<Browser>;
  close(): Promise<void>;
}

/** 2026-11-02 was a Monday. */
export const MONDAY = Date.parse("2026-11-02T09:00:00+08:00");

export interface TownOptions {
  readonly bare?: boolean;
  /** When it is founded; a Monday of November 2026 if nothing is said. */
  readonly at?: number;
  readonly packs?: string;
  /** Other files than the city's own. */
  readonly files?: (files: CityFiles) => CityFiles;
}

/** Towns as they stood when they were founded, by what they were founded from: each is founded once in a process, then copied. */
const founded = new Map<string, Promise<KeptLedger>>();

function foundedAs(options: TownOptions): Promise<KeptLedger> {
  const key = JSON.stringify([options.bare, options.at, options.packs]);
  const made = founded.get(key) ?? makeTown(options).then((town) => town.keep());
  founded.set(key, made);
  return made;
}

/** A town of its own; on an embedded server and with the city's own files it is the copy of one that was founded. */
export async function foundTown(options: TownOptions = {}): Promise<Town> {
  const copied = options.files === undefined && process.env["DATABASE_URL"] === undefined;
  return makeTown(options, copied ? await foundedAs(options) : undefined);
}

async function makeTown(
  options: TownOptions,
  from?: KeptLedger,
): Promise<Town & { keep(): Promise<KeptLedger> }> {
  const fresh = await freshLedger(from === undefined ? {} : { from });
  const data = mkdtempSync(join(tmpdir(), "xinlian-town-"));
  const settings = readSettings({}, ROOT.replace(/\/$/, ""));
  const files = readCityFiles(join(ROOT, "cities"), "leshan");
  if (!settings.ok || !files.ok) throw new Error("the town's files cannot be read");
  let now = options.at ?? MONDAY;
  let jumped = 0;
  const log = makeLog("fatal");
  const furnished = await furnish(fresh.ledger, options.files?.(files.value) ?? files.value, data, {
    settings: { ...settings.value, ...(options.packs !== undefined && { packs: options.packs }) },
    bare: options.bare ?? false,
    log,
    version: "test",
    time: { wall: () => now + jumped, steady: () => now },
  });
  if (!furnished.ok) throw new Error(JSON.stringify(furnished.fault));
  const { house } = furnished.value;
  const changes = new Changes(house.ledger);
  const app = await makeWebServer(house, changes, log);
  await app.ready();
  return {
    house,
    app,
    changes,
    database: fresh.app,
    at: (moment) => {
      now = moment;
    },
    jump: (by) => {
      jumped = by;
    },
    work: async () => {
      while ((await fireDue(house.engine, house.now() as Moment, house.failed)) > 0);
      while (await deliverPost(house));
    },
    draft: async () => {
      await draftDue(house);
    },
    stranger: () => new Browser(app),
    staff: async (account) => {
      const browser = new Browser(app);
      // Signing in is rationed by address and costs much on purpose: tests begin sessions directly.
      const found = await house.ledger.accounts.find(account);
      if (found === null) throw new Error(`no account ${account}`);
      const begun = await house.sessions.begin(found.person, house.now());
      browser.cookie = `xl_session=${begun.token}`;
      return browser;
    },
    close: async () => {
      await app.close();
      await fresh.close();
      rmSync(data, { recursive: true, force: true });
    },
    keep: async () => {
      await app.close();
      rmSync(data, { recursive: true, force: true });
      return fresh.keep();
    },
  };
}

/** What a citizen reports in these tests. */
export const REPORT = {
  what: "县街路灯不亮，有三盏，已经一个星期。",
  place: { area: "511102006", address: "县街40号" },
  contact: { name: "张三", phone: "13812345678" },
  kind: "help",
};

export interface Opened {
  readonly view: CaseView;
  readonly secret: string;
}

export async function report(town: Town, form: object = REPORT): Promise<Opened> {
  const { pack, type, action } = reportRoute(town);
  const answer = await town
    .stranger()
    .post("/api/cases", { pack, type, action, form }, { "idempotency-key": v4() });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const done = answer.json<CaseDone>();
  return { view: done.case, secret: done.secret ?? "" };
}

/** The opening for citizens that asks what these tests report, whatever its pack is called. */
export function reportRoute(town: Town): { pack: string; type: string; action: string } {
  for (const pack of town.house.keeper.now.packs.values()) {
    for (const node of Object.values(pack.cases)) {
      for (const action of Object.values(node.actions)) {
        if (action.from !== "new" || !action.by.some((by) => by.kind === "citizen")) continue;
        const asked = action.form.map(({ field }) => field);
        if (Object.keys(REPORT).every((name) => asked.includes(name))) {
          return { pack: pack.name, type: node.name, action: action.name };
        }
      }
    }
  }
  throw new Error("no pack lets a citizen open such a case");
}

export async function act(
  browser: Browser,
  view: CaseView,
  action: string,
  form: object,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  return browser.post(
    `/api/cases/${view.id}/actions/${action}`,
    { form },
    { "if-match": view.etag, ...headers },
  );
}
