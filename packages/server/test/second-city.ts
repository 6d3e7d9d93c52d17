import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freshLedger } from "@xinlian/ledger/testing";
import type { FastifyInstance } from "fastify";
import { readCityFiles } from "../src/founding/city-files.ts";
import type { House } from "../src/house.ts";
import { Changes } from "../src/live/changes.ts";
import { makeLog } from "../src/log/log.ts";
import { furnish } from "../src/open-house.ts";
import { readSettings } from "../src/settings/settings.ts";
import { makeWebServer } from "../src/web-server.ts";
import { Browser } from "./town.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** 云岭市 is invented: two counties, five units, its own names for things. */
const FILES: Readonly<Record<string, string>> = {
  "areas.csv": `code,name,level,parent,local
519900,云岭市,city,,
519902,东山区,county,519900,
519903,西湖县,county,519900,
519902001,石桥街道,township,519902,
`,
  "units.yaml": `names: { "519902": Dongshan District, "519903": Xihu County }
city:
  centre: 云岭市接诉中心 | Yunling Complaints Centre
  works: 云岭市市政公用局 | Yunling Public Works
county:
  works: "{area}市政所 | {area} Public Works"
township: {}
subdistrict: {}
`,
  "duties.yaml": "duties: {}\n",
  "demo/accounts.yaml": `password: yunling-demo
accounts:
  - { account: ting, name: 丁一, unit: 519900-centre, role: 坐席 | call-taker, does: 接电话 | takes calls, posts: [{ pack: hotline, role: call_taker, unit: 519900-centre }] }
  - { account: pai, name: 潘二, unit: 519900-centre, role: 派单 | dispatcher, does: 派单 | dispatches, posts: [{ pack: hotline, role: dispatcher, unit: 519900-centre }] }
  - { account: shen, name: 沈三, unit: 519900-centre, role: 审核 | reviewer, does: 审核 | reviews, posts: [{ pack: hotline, role: reviewer, unit: 519900-centre }] }
  - { account: du, name: 杜四, unit: 519900-centre, role: 督办 | supervisor, does: 督办 | supervises, posts: [{ pack: hotline, role: supervisor, unit: 519900-centre }] }
  - { account: gong, name: 龚五, unit: 519902-works, role: 承办 | handler, does: 办理 | handles, posts: [{ pack: hotline, role: handler, unit: 519902-works }] }
`,
  "demo/units-staffed.yaml": "posts: []\nnames: { family: [王], given: [一] }\nknown: {}\n",
  "registers/hotline/topic.csv": `code,name,under,words,facility
works,市政,,,
works.lamp,路灯,works,路灯,yes
`,
  "duties/hotline.csv": `topic,city,county
*,centre,
works,works,works
`,
};

export const CITY = `code: "519900"
text: 云岭市 | Yunling
brand: 云岭接诉 | Yunling Listens
office: 云岭市接诉中心 | Yunling Complaints Centre
phone: "12345"
hours: 每天 24 小时 | every day, round the clock
platform: 519900-centre
packs: [hotline]
report: hotline.order.report
settings:
  hotline:
    sign_limit: 4h
`;

/** What this city does otherwise: shorter limits, and a step more before a reply is reviewed. */
const OVERLAY: Readonly<Record<string, string>> = {
  "settings.yaml": `settle_limit: { value: { help: 5wd } }\n`,
  "cases/order.yaml": `
states:
  inspected: 待现场核验 | to be inspected on site
actions:
  reply: { to: inspected }
  inspect:
    text: 现场核验 | inspect on site
    from: inspected
    to: review
    by: [supervisor]
    form: [note]
clocks:
  inspect_by: { text: 核验期限 | inspect by, from: inspected, to: review, limit: 2wd, source: 云岭市规定 high }
`,
};

export interface SecondCity {
  readonly house: House;
  readonly app: FastifyInstance;
  at(moment: number): void;
  staff(account: string): Promise<Browser>;
  stranger(): Browser;
  close(): Promise<void>;
}

/** Writes the city's folder and founds it; the fault as JSON when it does not come to stand. */
export async function foundSecondCity(
  start: number,
  more: Readonly<Record<string, string>> = {},
): Promise<SecondCity | string> {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-second-"));
  const city = join(folder, "cities/yunling");
  // The nation's holidays are the same everywhere; this city has no leave of its own.
  cpSync(join(ROOT, "cities/leshan/calendar"), join(city, "calendar"), { recursive: true });
  const over = Object.entries(OVERLAY).map(([path, text]) => [`packs/hotline/${path}`, text]);
  // The scenarios of the pack speak of its own limits and steps: this city says none of them.
  const said = readdirSync(join(ROOT, "packs/hotline/scenarios"));
  const silent = said.map((name) => [`packs/hotline/scenarios/${name}`, "# 本市另有规定\n"]);
  const all: Readonly<Record<string, string>> = {
    "city.yaml": CITY,
    ...FILES,
    ...Object.fromEntries([...over, ...silent]),
    ...more,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(city, path)), { recursive: true });
    writeFileSync(join(city, path), text);
  }
  const fresh = await freshLedger({ city: "519900" });
  const settings = readSettings({}, ROOT.replace(/\/$/, ""));
  const files = readCityFiles(join(folder, "cities"), "yunling");
  if (!settings.ok || !files.ok) throw new Error(JSON.stringify(files));
  let now = start;
  const log = makeLog("fatal");
  const furnished = await furnish(fresh.ledger, files.value, folder, {
    settings: settings.value,
    bare: false,
    log,
    version: "test",
    time: { wall: () => now, steady: () => now },
  });
  const away = async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  };
  if (!furnished.ok) {
    await away();
    return JSON.stringify(furnished.fault);
  }
  const { house } = furnished.value;
  const app = await makeWebServer(house, new Changes(house.ledger), log);
  await app.ready();
  return {
    house,
    app,
    at: (moment) => {
      now = moment;
    },
    stranger: () => new Browser(app),
    staff: async (account) => {
      const found = await house.ledger.accounts.find(account);
      if (found === null) throw new Error(`no account ${account}`);
      const browser = new Browser(app);
      browser.cookie = `xl_session=${(await house.sessions.begin(found.person, now)).token}`;
      return browser;
    },
    close: async () => {
      await app.close();
      await away();
    },
  };
}
