import { ROUTES, type RouteName } from "@xinlian/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, foundTown, report, reportRoute, type Town } from "./town.ts";

/** Who asks: each stands for a row of the matrix. */
const WHO = [
  "stranger",
  "citizen",
  "receiver",
  "handler",
  "outsider",
  "supervisor",
  "leader",
  "auditor",
  "admin",
] as const;
type Who = (typeof WHO)[number];

const ACCOUNTS: Partial<Record<Who, string>> = {
  receiver: "shouli",
  handler: "zhujian",
  outsider: "ebian",
  supervisor: "duban",
  leader: "lingdao",
  auditor: "shenji",
  admin: "guanli",
};

/** What each is answered, in the order of WHO. The case is new: no unit has it, so units do not see it. */
const EXPECTED: Readonly<Record<RouteName, readonly number[]>> = {
  signIn: [401, 401, 401, 401, 401, 401, 401, 401, 401],
  signOut: [204, 204, 204, 204, 204, 204, 204, 204, 204],
  session: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  deskSays: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  openapi: [200, 200, 200, 200, 200, 200, 200, 200, 200],
  city: [200, 200, 200, 200, 200, 200, 200, 200, 200],
  figures: [200, 200, 200, 200, 200, 200, 200, 200, 200],
  health: [200, 200, 200, 200, 200, 200, 200, 200, 200],
  areas: [200, 200, 200, 200, 200, 200, 200, 200, 200],
  units: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  people: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  duties: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  explainDuty: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  putUnit: [401, 401, 403, 403, 403, 403, 403, 403, 201],
  addPerson: [401, 401, 403, 403, 403, 403, 403, 403, 201],
  givePost: [401, 401, 403, 403, 403, 403, 403, 403, 422],
  endPost: [401, 401, 403, 403, 403, 403, 403, 403, 422],
  addDuty: [401, 401, 403, 403, 403, 403, 403, 403, 201],
  endDuty: [401, 401, 403, 403, 403, 403, 403, 403, 204],
  packs: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  pack: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  packVersions: [401, 401, 403, 403, 403, 403, 403, 403, 200],
  loadVersion: [401, 401, 403, 403, 403, 403, 403, 403, 200],
  movePage: [401, 401, 403, 403, 403, 403, 403, 403, 422],
  moveSheet: [401, 401, 403, 403, 403, 403, 403, 403, 422],
  moveTable: [401, 401, 403, 403, 403, 403, 403, 403, 422],
  beginMove: [401, 401, 403, 403, 403, 403, 403, 403, 422],
  cases: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  countCases: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  groupCases: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  exportCases: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  figureSheet: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  cockpit: [401, 401, 404, 404, 404, 200, 200, 404, 404],
  cockpitKept: [401, 401, 404, 404, 404, 200, 200, 404, 404],
  panels: [401, 401, 200, 200, 200, 200, 404, 404, 404],
  scores: [401, 401, 404, 404, 404, 404, 200, 200, 404],
  scoreSheet: [401, 401, 404, 404, 404, 404, 200, 200, 404],
  exportScores: [401, 401, 404, 404, 404, 404, 200, 200, 404],
  scoreLedger: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  exportFigures: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  figureNumber: [401, 401, 422, 422, 422, 422, 422, 422, 422],
  figureFlags: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  tryFigures: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  importFigures: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  bulletins: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  draftBulletin: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  bulletin: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  exportBulletin: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  bulletinDocument: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  entryPapers: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  casePapers: [401, 401, 200, 404, 404, 200, 200, 200, 404],
  editBulletin: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  publishBulletin: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  correctBulletin: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  caseForm: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  openCase: [201, 201, 403, 403, 403, 403, 403, 403, 403],
  case: [401, 200, 200, 404, 404, 200, 200, 200, 404],
  caseEvents: [401, 200, 200, 404, 404, 200, 200, 200, 404],
  act: [401, 403, 422, 404, 404, 403, 403, 403, 404],
  look: [401, 401, 200, 404, 404, 403, 403, 403, 404],
  imports: [401, 401, 403, 403, 403, 403, 403, 403, 200],
  startImport: [401, 401, 403, 403, 403, 403, 403, 403, 415],
  importRun: [401, 401, 403, 403, 403, 403, 403, 403, 404],
  stopImport: [401, 401, 403, 403, 403, 403, 403, 403, 404],
  resumeImport: [401, 401, 403, 403, 403, 403, 403, 403, 404],
  storeFile: [422, 422, 422, 422, 422, 422, 422, 422, 422],
  readFile: [404, 404, 404, 404, 404, 404, 404, 404, 404],
  notices: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  readNotices: [401, 401, 204, 204, 204, 204, 204, 204, 204],
  letters: [401, 401, 200, 404, 404, 200, 200, 200, 404],
  mentionable: [401, 401, 200, 404, 404, 200, 200, 200, 404],
  mention: [401, 401, 422, 404, 404, 422, 422, 422, 404],
  deputies: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  deputise: [401, 401, 403, 403, 403, 403, 403, 403, 422],
  endDeputy: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  changePerson: [401, 401, 403, 403, 403, 403, 403, 403, 404],
  leave: [401, 401, 403, 403, 403, 403, 403, 403, 404],
  registers: [401, 401, 404, 200, 200, 200, 200, 200, 404],
  entries: [401, 401, 404, 200, 200, 200, 200, 200, 404],
  entryAreas: [401, 401, 404, 200, 200, 200, 200, 200, 404],
  exportEntries: [401, 401, 404, 200, 200, 200, 200, 200, 404],
  enterEntry: [401, 401, 404, 403, 403, 403, 403, 403, 404],
  importEntries: [401, 401, 404, 415, 415, 415, 415, 415, 404],
  entry: [401, 401, 404, 200, 200, 200, 200, 200, 404],
  entryCases: [401, 401, 404, 200, 200, 200, 200, 200, 404],
  changeEntry: [401, 401, 404, 403, 403, 403, 403, 403, 404],
  owed: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  owedCounts: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  owedOne: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  meet: [401, 401, 404, 404, 404, 404, 404, 404, 404],
  pledges: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  handOver: [401, 401, 422, 422, 422, 422, 422, 404, 404],
  endEntry: [401, 401, 404, 403, 403, 403, 403, 403, 404],
  live: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  propose: [401, 401, 200, 404, 404, 404, 404, 404, 404],
  feeds: [401, 401, 403, 403, 403, 403, 403, 403, 200],
  makeFeed: [401, 401, 403, 403, 403, 403, 403, 403, 201],
  revokeFeed: [401, 401, 403, 403, 403, 403, 403, 403, 404],
  telephonyEvent: [401, 401, 403, 403, 403, 403, 403, 403, 403],
  sitDown: [401, 401, 403, 403, 403, 403, 403, 403, 403],
  myCalls: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  demoCall: [401, 401, 200, 200, 200, 200, 200, 200, 200],
  time: [401, 401, 403, 403, 403, 403, 403, 403, 200],
  adoptTime: [401, 401, 403, 403, 403, 403, 403, 403, 422],
};

const RING = { event: "ring", call: "matrix-1", at: "2026-11-02T09:00:00+08:00" };
const NOBODY = "00000000-0000-7000-8000-000000000000";

let town: Town;
let id: string;
let receipt: string;
/** A register that none of those who ask may write, and an entry of it. */
let kept: { pack: string; register: string; id: string; key: string };
beforeAll(async () => {
  town = await foundTown();
  const opened = await report(town);
  id = opened.view.id;
  receipt = `Receipt ${opened.view.number} ${opened.secret}`;
  kept = await keptEntry();
});
afterAll(async () => {
  await town.close();
});

async function keptEntry(): Promise<typeof kept> {
  const [row] = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<typeof kept>(
      `SELECT e.pack, e.register, e.stream AS id, e.key FROM ledger.entry_row e
        WHERE e.city = $1 AND e.key IS NOT NULL AND e.upper IS NOT NULL LIMIT 1`,
      ["511100"],
    ),
  );
  if (row === undefined) throw new Error("the town has no register that is a tree");
  return row;
}

async function browserOf(who: Who): Promise<Browser> {
  const account = ACCOUNTS[who];
  return account === undefined ? town.stranger() : town.staff(account);
}

/** A score of a pack that runs, and nobody who has points of it. */
function scored() {
  const packs = [...town.house.keeper.now.packs.values()];
  const pack = packs.find(({ scores }) => Object.keys(scores).length > 0);
  const [score = ""] = Object.keys(pack?.scores ?? {});
  return { pack: pack?.name ?? "", score, subject: NOBODY };
}

function keyField(): string {
  const register = town.house.keeper.now.packs.get(kept.pack)?.registers[kept.register];
  return register?.key[0] ?? "";
}

/** A request of each route that is well-formed, so that what is refused is refused for who asks. */
function requestOf(name: RouteName): { url: string; body?: unknown } {
  const { pack, type, action } = reportRoute(town);
  const unit = "511102-housing";
  const values: Readonly<Record<string, string>> = {
    id,
    pack,
    type,
    desk: "queue",
    bulletin: "daily",
    register: "nothing",
    name: "no-such-feed",
    move: "nowhere",
    action: name === "act" ? "accept" : action,
  };
  const { tag } = ROUTES[name];
  const own = {
    ...values,
    ...(tag === "owed" && { entry: NOBODY, cadence: "visit" }),
    ...(tag === "register" && kept),
    ...(tag === "score" && scored()),
  };
  const path = ROUTES[name].path.replace(
    /\{(\w+)\}/g,
    (_, param: string) => (own as Record<string, string>)[param] ?? "",
  );
  const form = {
    what: "路灯不亮",
    place: { area: "511102" },
    contact: { phone: "13800000000" },
    kind: "help",
  };
  const bodies: Partial<Record<RouteName, unknown>> = {
    signIn: { account: "nobody", password: "wrong" },
    putUnit: {
      id: "511102-test",
      words: { zh: "测试", en: "Test" },
      level: "county",
      area: "511102",
      upper: null,
    },
    addPerson: { name: "测试", unit },
    givePost: { person: NOBODY, pack, role: "handler", unit },
    endPost: { person: NOBODY, pack, role: "handler", unit },
    addDuty: { pack, topic: null, area: "511102", unit },
    openCase: { pack, type, action, form },
    act: { form: {} },
    readNotices: { ids: ["1"] },
    mention: { person: NOBODY, text: "请看" },
    deputise: {
      absent: NOBODY,
      deputy: NOBODY,
      from: "2026-11-02T09:00:00+08:00",
      until: "2026-11-03T09:00:00+08:00",
      why: "休假",
    },
    changePerson: { name: "测试", unit },
    leave: {},
    look: { fields: ["contact"], why: "核实" },
    propose: { pack, type, form: {} },
    tryFigures: { type, action, form: {} },
    adoptTime: { why: "已校时" },
    makeFeed: { name: "exchange", packs: [pack] },
    telephonyEvent: RING,
    demoCall: RING,
    sitDown: { extension: "8001" },
    meet: { span: "2026-Q4", form: {} },
    handOver: { to: NOBODY, pack },
    enterEntry: { form: { [keyField()]: "新的" } },
    changeEntry: { form: { [keyField()]: "改的" } },
    endEntry: { why: "不再用" },
    loadVersion: { files: {} },
    draftBulletin: {},
    editBulletin: { zh: "正文", en: "Text" },
    publishBulletin: {},
    correctBulletin: {},
  };
  const queries: Partial<Record<RouteName, string>> = {
    duties: `?pack=${pack}`,
    explainDuty: `?pack=${pack}&topic=building&area=511102`,
    groupCases: "?by=state",
    figureNumber: "?indicator=nothing&period=2026",
    figureFlags: "?period=2026",
    importFigures: `?type=${type}&action=${action}`,
    startImport: "?way=live",
  };
  if (name === "readFile") return { url: `/api/files/${"0".repeat(64)}?case=${id}` };
  const url = name.endsWith("Import") || name === "importRun" ? path.replace(id, NOBODY) : path;
  return {
    url: name === "endDuty" ? "/api/duties/no-such-duty" : `${url}${queries[name] ?? ""}`,
    body: bodies[name],
  };
}

describe("every route as every role", () => {
  it("has an expectation for each route of the table", () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  for (const name of Object.keys(ROUTES) as RouteName[]) {
    // A stream has no end to wait for: its own test reads it.
    const asked = name === "live" ? WHO.slice(0, 2) : WHO;
    it(`answers ${name} as it should`, async () => {
      const answers: number[] = [];
      for (const who of asked) {
        const { url, body } = requestOf(name);
        const headers = {
          ...(who === "citizen" && { authorization: receipt }),
          ...(ROUTES[name].ifMatch && { "if-match": '"1"' }),
        };
        const answer = await (await browserOf(who)).send(ROUTES[name].method, url, body, headers);
        answers.push(answer.statusCode);
      }
      expect(Object.fromEntries(asked.map((who, at) => [who, answers[at]]))).toEqual(
        Object.fromEntries(asked.map((who, at) => [who, EXPECTED[name][at]])),
      );
    });
  }
});
