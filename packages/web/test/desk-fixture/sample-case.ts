import type { CaseRow, CaseView, ClockView, FormField, Light, Words } from "@xinlian/wire";

/** Invented matters for looking at the desk without a database. The day is 2026-11-05, a Thursday. */

export const both = (zh: string, en: string): Words => ({ zh, en });

const TITLES: readonly (readonly [string, string, string])[] = [
  ["井盖破损，夜间有人绊倒", "苏稽镇", "新桥街 18 号门前"],
  ["化粪池外溢，院坝有积水", "通江街道", "牛耳桥社区 3 栋"],
  ["整排路灯不亮", "通江街道", "柏杨西路公交站旁"],
  ["步道地砖松动", "大佛街道", "滨江路中段"],
  ["楼下夜市噪声到凌晨", "通江街道", "青果山社区"],
  ["农贸市场外占道经营", "苏稽镇", "杨湾路"],
  ["公厕晚上提前关门", "海棠街道", "嘉定中路"],
  ["广告牌松动，风大时摇晃", "绿心街道", "碧山路"],
  ["行道树遮住红绿灯", "大佛街道", "龙泓路口"],
  ["小区门口堆放建筑垃圾", "全福街道", "高墩子"],
  ["夜间施工噪声", "通江街道", "肖坝路"],
  ["二次供水发黄", "海棠街道", "平羌小区"],
];

const LIGHTS: readonly Light[] = [
  {
    light: "late",
    words: both("超期", "overdue"),
    amount: { way: "over", count: 2, unit: "wd" },
    says: both("超2个工作日", "2 working days over"),
    label: both("超期 2个工作日", "overdue, 2 working days"),
  },
  {
    light: "late",
    words: both("超期", "overdue"),
    amount: { way: "over", count: 1, unit: "wd" },
    says: both("超1个工作日", "1 working day over"),
    label: both("超期 1个工作日", "overdue, 1 working day"),
  },
  {
    light: "soon",
    words: both("临期", "due soon"),
    amount: { way: "today" },
    says: both("今日24时到期", "due today 24:00"),
    label: both("临期 今日24时到期", "due soon, due today 24:00"),
  },
  {
    light: "soon",
    words: both("临期", "due soon"),
    amount: { way: "left", count: 2, unit: "wd" },
    says: both("剩2个工作日", "2 working days left"),
    label: both("临期 剩2个工作日", "due soon, 2 working days left"),
  },
  {
    light: "ok",
    words: both("正常", "on time"),
    amount: { way: "left", count: 5, unit: "wd" },
    says: both("剩5个工作日", "5 working days left"),
    label: both("正常 剩5个工作日", "on time, 5 working days left"),
  },
  {
    light: "ok",
    words: both("正常", "on time"),
    amount: { way: "left", count: 8, unit: "wd" },
    says: both("剩8个工作日", "8 working days left"),
    label: both("正常 剩8个工作日", "on time, 8 working days left"),
  },
  {
    light: "pause",
    words: both("暂停", "paused"),
    says: both("已停2个工作日", "2 working days so far"),
    label: both("暂停 已停2个工作日", "paused, 2 working days so far"),
  },
];
const DUES = [
  "2026-11-03",
  "2026-11-04",
  "2026-11-05",
  "2026-11-09",
  "2026-11-12",
  "2026-11-17",
  "2026-11-20",
];
const STATES = [both("待受理", "to accept"), both("办理中", "being handled")];

const id = (n: number) => `0193a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const endOf = (day: string) => {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  return `${new Date(Date.UTC(y, m - 1, d + 1)).toISOString().slice(0, 10)}T00:00:00+08:00`;
};

/** Thirty-eight open rows, the late ones first, as `sort=due` gives them. */
export const ROWS: readonly CaseRow[] = Array.from({ length: 38 }, (_, n): CaseRow => {
  const at = Math.min(
    LIGHTS.length - 1,
    n < 2 ? 0 : n < 4 ? 1 : n < 7 ? 2 : n < 12 ? 3 : n < 24 ? 4 : n < 36 ? 5 : 6,
  );
  const [title, town, address] = TITLES[n % TITLES.length] ?? ["", "", ""];
  const light = LIGHTS[at] as Light;
  const day = DUES[at] ?? "2026-11-20";
  const state = n % 3 === 0 ? 0 : 1;
  return {
    id: id(n + 1),
    number: `XX20261102-${String(n + 1).padStart(5, "0")}`,
    title: `${address}${title}`,
    pack: "plain",
    type: { id: "message", words: both("群众反映", "message") },
    state: { id: state === 0 ? "waiting" : "handling", words: STATES[state] as Words },
    ended: false,
    opened: "2026-11-02T08:51:00+08:00",
    area: { code: "511102004", name: town, path: ["市中区", town] },
    lead: {
      id: "511102-housing",
      words: both("市中区住房和城乡建设局", "Shizhong Housing Bureau"),
    },
    clock: { name: "reply", due: endOf(day), dueDay: day, provisional: n === 35, light },
    light,
    confidential: n === 4,
    columns: {},
    verbs: state === 0 ? ["accept"] : ["answer", "extend"],
    etag: '"3"',
  };
});

function clock(name: string, words: Words, row: CaseRow, percent: number): ClockView {
  return {
    name,
    words,
    whose: name === "reply" ? "citizen" : "lead",
    limit:
      name === "reply"
        ? both("15个工作日", "15 working days")
        : both("10个工作日", "10 working days"),
    start: row.opened,
    due: row.clock?.due ?? row.opened,
    dueDay: row.clock?.dueDay ?? "2026-11-20",
    raw: row.clock?.due ?? row.opened,
    shifted: row.clock?.due ?? row.opened,
    provisional: row.clock?.provisional ?? false,
    firstDue: row.clock?.due ?? row.opened,
    extended: 0,
    light: row.light,
    percentUsed: percent,
    standing: row.light.light === "pause",
    stopped: null,
    breached: row.light.light === "late" ? (row.clock?.due ?? null) : null,
  };
}

const text = (field: string, words: Words, hint: Words | null = null): FormField => ({
  field,
  words,
  kind: "text",
  optional: false,
  many: false,
  sealed: false,
  value: null,
  hint,
});

export const ANSWER_FORM: readonly FormField[] = [
  {
    field: "verdict",
    words: both("是否属实", "Is it so"),
    kind: "choice",
    optional: false,
    many: false,
    sealed: false,
    value: null,
    hint: null,
    choices: [
      { value: "so", words: both("属实", "so") },
      { value: "partly", words: both("部分属实", "partly") },
      { value: "not", words: both("不属实", "not so") },
    ],
  },
  {
    field: "visited",
    words: both("现场核查时间", "Visited on"),
    kind: "time",
    optional: true,
    many: false,
    sealed: false,
    value: null,
    hint: null,
  },
  {
    field: "fixed_on",
    words: both("办成日期", "Done on"),
    kind: "date",
    optional: true,
    many: false,
    sealed: false,
    value: null,
    hint: null,
  },
  text(
    "reply",
    both("做了什么，以后怎样", "What was done, and from now on"),
    both("写给反映人看，逐条回应。", "For the citizen to read, point by point."),
  ),
];

/** The whole case of a row. */
export function viewOf(row: CaseRow): CaseView {
  const handling = row.state.id === "handling";
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    pack: { id: "plain", words: both("群众反映", "Messages") },
    type: row.type,
    state: row.state,
    ended: row.ended,
    historic: false,
    opened: row.opened,
    endedAt: null,
    area: row.area,
    lead: row.lead,
    because: both(
      "职责第 12 条：市中区的市政设施由市中区住房和城乡建设局承办。",
      "Duty 12: municipal facilities in Shizhong lie with its housing bureau.",
    ),
    fields: [
      {
        name: "matter",
        words: both("诉求", "Matter"),
        kind: "text",
        many: false,
        value: "x",
        display: both(
          `${row.title}，已经三天，晚上经过很不安全，希望尽快处理。`,
          `${row.title}: three days now, unsafe at night.`,
        ),
      },
      {
        name: "topic",
        words: both("类别", "Topic"),
        kind: "choice",
        many: false,
        value: "road",
        display: both("市政设施", "municipal facilities"),
      },
      {
        name: "place",
        words: both("地点", "Place"),
        kind: "place",
        many: false,
        value: { area: row.area.code },
        display: both(row.area.path.join(" "), row.area.path.join(" ")),
      },
      {
        name: "caller",
        words: both("反映人", "Caller"),
        kind: "contact",
        many: false,
        value: null,
        display: both("", ""),
        sealed: { present: true, mayLook: true },
      },
    ],
    clocks: [
      clock("reply", both("答复", "Answer"), row, 40),
      clock("unit", both("办理", "Handling"), row, 55),
    ],
    lifecycle: {
      states: [
        {
          name: "waiting",
          words: STATES[0] as Words,
          end: false,
          visited: true,
          enteredAt: row.opened,
          current: !handling,
          onMainLine: true,
        },
        {
          name: "handling",
          words: STATES[1] as Words,
          end: false,
          visited: handling,
          enteredAt: handling ? "2026-11-02T09:40:00+08:00" : null,
          current: handling,
          onMainLine: true,
        },
        {
          name: "answered",
          words: both("已答复", "answered"),
          end: false,
          visited: false,
          enteredAt: null,
          current: false,
          onMainLine: true,
        },
        {
          name: "closed",
          words: both("已办结", "closed"),
          end: true,
          visited: false,
          enteredAt: null,
          current: false,
          onMainLine: true,
        },
        {
          name: "refused",
          words: both("不予受理", "refused"),
          end: true,
          visited: false,
          enteredAt: null,
          current: false,
          onMainLine: false,
        },
      ],
      transitions: [
        { action: "accept", words: both("受理", "accept"), from: "waiting", to: "handling" },
        { action: "answer", words: both("答复", "answer"), from: "handling", to: "answered" },
        { action: "close", words: both("办结", "close"), from: "answered", to: "closed" },
      ],
      twin: handling
        ? both(
            "已走完待受理；现在是“办理中”。从这里可以到“已答复”，也可以申请延期。",
            "Past: to accept. Now: being handled. From here to answered; an extension may be asked.",
          )
        : both(
            "现在是“待受理”。从这里可以到“办理中”，或者不予受理。",
            "Now: to accept. From here to being handled, or refused.",
          ),
    },
    actions: handling
      ? [
          {
            name: "answer",
            words: both("写办理结果", "Answer"),
            form: [...ANSWER_FORM],
            main: true,
          },
          {
            name: "extend",
            words: both("申请延期", "Ask for an extension"),
            main: false,
            form: [
              {
                field: "more",
                words: both("延长多久", "How long"),
                kind: "limit",
                optional: false,
                many: false,
                sealed: false,
                value: null,
                hint: both("最长 10 个工作日，只能一次。", "At most 10 working days, once."),
              },
              text("reason", both("理由", "Reason")),
            ],
          },
        ]
      : [{ name: "accept", words: both("受理", "Accept"), form: [], main: true }],
    refused: [
      {
        name: "return",
        words: both("退单", "Return"),
        why: both("签收已过 1 个工作日，不能再退。", "More than one working day after signing."),
      },
    ],
    links: [],
    secrecy: {
      confidential: row.confidential,
      looks: [
        {
          when: "2026-11-02T09:12:00+08:00",
          who: "派单员 张同志",
          fields: [both("反映人", "caller")],
          why: "核对地点",
        },
      ],
    },
    public: false,
    receipt: { held: true, follow: null },
    etag: row.etag,
  };
}
