import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { AreaNode, CaseRow, CaseView, ImportReport, StoryEvent } from "@xinlian/wire";
import { both, NOW, ROWS, viewOf } from "./sample-case.ts";
import { CITY, EXPLAINED, PACK, REGISTER_FORM, SESSION } from "./sample-city.ts";

/**
 * The built desk over sample answers, for looking at screens without a database: `npx tsx packages/web/test/desk-fixture/serve.ts 8137`.
 * Actions change its memory only. The same policy header as the product's, so that a broken rule shows here too.
 */
const BUILT = fileURLToPath(new URL("../../../../dist/web/desk/", import.meta.url));
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
};

export function startFixture(port: number): Promise<Server> {
  const rows = ROWS.map((row) => ({ ...row }));
  const server = createServer((request, response) => {
    void answer(request, response, rows).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done(server)));
}

async function answer(request: IncomingMessage, response: ServerResponse, rows: CaseRow[]) {
  const url = new URL(request.url ?? "/", "http://x");
  if (url.pathname === "/api/live") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    return void response.write(": up\n\n");
  }
  if (url.pathname.startsWith("/api/")) return api(request, response, url, rows);
  const path = normalize(url.pathname.replace(/^\/desk\//, ""));
  const file = extname(path) && !path.startsWith("..") ? path : "index.html";
  const body = await readFile(join(BUILT, file)).catch(() => null);
  response.writeHead(body ? 200 : 404, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": POLICY,
  });
  response.end(body ?? "not here");
}

async function api(request: IncomingMessage, response: ServerResponse, url: URL, rows: CaseRow[]) {
  const json = (value: unknown, status = 200) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  };
  const refuse = (status: number, code: string, detail: string) =>
    json({ type: `urn:xinlian:fault:${code}`, status, code, title: detail, detail }, status);
  const parts = url.pathname.split("/").slice(2);
  const found = filtered(rows, url.searchParams);
  const one = rows.find((row) => row.id === parts[1]);
  const body =
    request.method === "POST" ? ((await read(request)) as { form?: Record<string, unknown> }) : {};
  switch (parts[0]) {
    case "city":
      return json(CITY);
    case "session":
      return json(SESSION);
    case "packs":
      if (parts[2] === "types")
        return json({
          name: "register",
          words: both("登记", "Register"),
          type: both("群众反映", "message"),
          form: REGISTER_FORM,
        });
      return json(parts[1] ? PACK : { rows: [PACK] });
    case "areas":
      return json(areas(url.searchParams.get("under")));
    case "units":
      return json({
        rows: [
          {
            id: "511102-housing",
            words: both("市中区住房和城乡建设局", "Shizhong Housing Bureau"),
            level: "county",
            area: { code: "511102", name: "市中区" },
            upper: null,
            dissolved: false,
          },
          {
            id: "511100-housing",
            words: both("市住房和城乡建设局", "City Housing Bureau"),
            level: "city",
            area: { code: "511100", name: "乐山市" },
            upper: null,
            dissolved: false,
          },
          {
            id: "511112-ecology",
            words: both("五通桥生态环境局", "Wutongqiao Ecology Bureau"),
            level: "county",
            area: { code: "511112", name: "五通桥区" },
            upper: null,
            dissolved: false,
          },
        ],
        next: null,
      });
    case "people":
      return json({
        rows: [
          {
            id: SESSION.person.id,
            name: "李同志",
            unit: SESSION.unit,
            left: false,
            account: null,
            posts: SESSION.posts,
          },
        ],
        next: null,
      });
    case "duties":
      return json(parts[1] === "explain" ? EXPLAINED : { rows: EXPLAINED.others, next: null });
    case "imports":
      return json(parts[1] ? REPORT : { rows: [REPORT.run] });
    case "desks":
      return json({ says: both("", ""), figures: {}, at: NOW });
    case "cases":
      if (request.method === "POST" && parts.length === 1) {
        const made = {
          ...(rows[4] as CaseRow),
          id: "0193a000-0000-7000-8000-0000000000ff",
          title: String(body.form?.["matter"] ?? "").slice(0, 20),
        };
        rows.push(made);
        return json({ case: viewOf(made), changed: both("已登记", "registered") }, 201);
      }
      if (parts[1] === "count") return json(count(found));
      if (!parts[1]) return json(pageOf(found, url.searchParams));
      if (!one) return refuse(404, "case-unknown", "没有这件事项");
      if (parts[2] === "events") return json({ events: story(one) });
      if (parts[2] === "look")
        return json({
          fields: [
            {
              name: "caller",
              words: both("反映人", "Caller"),
              value: null,
              display: both("王女士 139****5012", "Ms Wang 139****5012"),
              erased: false,
            },
          ],
          etag: one.etag,
        });
      if (parts[2] === "actions")
        return act(one, parts[3] ?? "", request.headers["if-match"] ?? "", json, refuse);
      return json(viewOf(one));
  }
  return refuse(404, "route-unknown", url.pathname);
}

function act(
  row: CaseRow,
  action: string,
  etag: string,
  json: (v: unknown) => void,
  refuse: (s: number, c: string, d: string) => void,
) {
  if (etag !== row.etag) return refuse(412, "case-moved-on", "这件事项刚被别人办过");
  const view: CaseView = viewOf(row);
  if (!view.actions.some((each) => each.name === action))
    return refuse(409, "action-refused", "现在不能做这一步");
  if (action === "accept") {
    row.state = { id: "handling", words: both("办理中", "being handled") };
    row.verbs = ["answer", "extend"];
  }
  row.etag = `"${Number(row.etag.slice(1, -1)) + 1}"`;
  return json({
    case: viewOf(row),
    changed: both("环节由“待受理”变为“办理中”", "from “to accept” to “being handled”"),
  });
}

function filtered(rows: readonly CaseRow[], query: URLSearchParams): CaseRow[] {
  const [light, q, state] = [query.get("light"), query.get("q"), query.get("state")];
  return rows.filter(
    (row) =>
      (!light || row.light.light === light) &&
      (!q || row.title.includes(q)) &&
      (!state || state === "open" || state.split(",").includes(row.state.id)),
  );
}

function pageOf(rows: CaseRow[], query: URLSearchParams) {
  const limit = Number(query.get("limit") ?? 50);
  const from = Number(query.get("after") ?? 0);
  return {
    rows: rows.slice(from, from + limit),
    next: from + limit < rows.length ? String(from + limit) : null,
  };
}

function count(rows: readonly CaseRow[]) {
  const lights = { ok: 0, soon: 0, late: 0, pause: 0, done: 0 };
  for (const row of rows) lights[row.light.light] += 1;
  return { count: rows.length, lights };
}

function areas(under: string | null) {
  const node = (
    code: string,
    name: string,
    level: AreaNode["level"],
    parent: string | null,
    more: boolean,
  ): AreaNode => ({ code, name, level, parent, more });
  const city = node("511100", "乐山市", "city", null, true);
  const counties = [
    node("511102", "市中区", "county", "511100", true),
    node("511112", "五通桥区", "county", "511100", true),
  ];
  const towns = [
    node("511102004", "通江街道", "township", "511102", false),
    node("511102105", "苏稽镇", "township", "511102", false),
  ];
  const county = counties.find((each) => each.code === under);
  if (county) return { under: county, path: [city], rows: under === "511102" ? towns : [] };
  const town = towns.find((each) => each.code === under);
  if (town) return { under: town, path: [city, counties[0]], rows: [] };
  return { under: city, path: [], rows: counties };
}

function story(row: CaseRow): StoryEvent[] {
  const event = (
    seq: number,
    zh: string,
    at: string,
    who: string,
    unit: string,
    quote: string,
    weight: StoryEvent["weight"],
  ): StoryEvent => ({
    seq,
    kind: "acted",
    words: both(zh, zh),
    at,
    recordedAt: at,
    who: both(who, who),
    unit: unit ? both(unit, unit) : null,
    quotes: quote ? [{ words: both("说明", "note"), text: quote }] : [],
    changes: [],
    weight,
    hash: "00",
  });
  return [
    event(
      1,
      "登记",
      row.opened,
      "坐席 06",
      "市心连心服务中心",
      `${row.title}，已经三天，希望尽快处理。`,
      "main",
    ),
    event(2, "派单", "2026-11-02T09:40:00+08:00", "系统", "", "", "minor"),
    event(
      3,
      "退单",
      "2026-11-04T11:20:00+08:00",
      "何同志",
      "市中区城管局",
      "不在本单位监管范围，建议派住建部门。",
      "back",
    ),
    event(
      4,
      "改派",
      "2026-11-05T09:30:00+08:00",
      "张同志",
      "市心连心服务中心",
      "按职责第 12 条，由住建部门主办。",
      "main",
    ),
  ];
}

const REPORT: ImportReport = {
  run: {
    id: "0193a000-0000-7000-8000-0000000000ee",
    file: "留言.jsonl",
    pack: "plain",
    type: "message",
    way: "historic",
    dry: true,
    state: "done",
    startedAt: NOW,
    endedAt: NOW,
    rows: 1007,
    added: 0,
    known: 0,
    bad: 2,
    who: "李同志",
  },
  badRows: [
    {
      row: 17,
      column: "受理时间",
      code: "import-not-a-date",
      detail: both(
        "“2024/13/01”不是日期，应写成 2024-12-01",
        "“2024/13/01” is no date; expected 2024-12-01",
      ),
    },
    {
      row: 204,
      column: null,
      code: "import-broken-line",
      detail: both("这一行不是完整的 JSON", "this line is no whole JSON"),
    },
  ],
};

async function read(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  try {
    return JSON.parse(text || "{}");
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await startFixture(Number(process.argv[2] ?? 8137));
