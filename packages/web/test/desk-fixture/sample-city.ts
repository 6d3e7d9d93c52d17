import type {
  CityView,
  DeskView,
  DutyAnswer,
  FormField,
  PackView,
  SessionView,
} from "@xinlian/wire";
import { ANSWER_FORM, both } from "./sample-case.ts";

export const CITY: CityView = {
  code: "511100",
  name: both("乐山", "Leshan"),
  brand: both("乐山心连心", "Leshan Xinlian"),
  office: both("乐山市心连心服务中心", "Leshan Xinlian Service Centre"),
  phone: "12345",
  hours: both("全天", "all day"),
  languages: ["zh", "en"],
  demo: true,
  filling: null,
  accounts: [],
  demoPassword: null,
  version: "0.1.0",
  packs: [{ name: "plain", words: both("群众反映", "Messages") }],
};

const desk = (name: DeskView["is"], zh: string, en: string): DeskView => ({
  pack: "plain",
  name,
  is: name,
  words: both(zh, en),
  of: name === "queue" || name === "intake" ? "message" : "",
  ofWords: both("群众反映", "message"),
  states: [],
  sort: "due",
  columns: [],
  filter: [],
  receipt: null,
  script: null,
  calls: { take: null, end: null, record: null },
  verbs: [
    { name: "accept", words: both("受理", "Accept") },
    { name: "answer", words: both("写办理结果", "Answer") },
    { name: "extend", words: both("申请延期", "Ask for an extension") },
  ],
  openings:
    name === "intake"
      ? [
          {
            type: "message",
            ofWords: both("群众反映", "message"),
            name: "register",
            words: both("登记", "Register"),
          },
        ]
      : [],
  empty: null,
});

export const SESSION: SessionView = {
  person: { id: "0193a000-0000-7000-8000-00000000aaaa", name: "李同志" },
  unit: { id: "511102-housing", words: both("市中区住房和城乡建设局", "Shizhong Housing Bureau") },
  posts: [
    {
      pack: "plain",
      packWords: both("群众反映", "Messages"),
      role: "handler",
      roleWords: both("承办", "handler"),
      unit: {
        id: "511102-housing",
        words: both("市中区住房和城乡建设局", "Shizhong Housing Bureau"),
      },
      sees: "unit",
      for: null,
    },
  ],
  desks: [
    desk("queue", "待办", "To do"),
    desk("intake", "登记", "Register"),
    desk("imports", "导入", "Imports"),
  ],
  until: "2026-11-05T22:30:00+08:00",
  shelf: "5e".repeat(32),
};

const field = (name: string, zh: string, en: string, more: Partial<FormField>): FormField => ({
  field: name,
  words: both(zh, en),
  kind: "text",
  optional: false,
  many: false,
  sealed: false,
  value: null,
  hint: null,
  ...more,
});

export const REGISTER_FORM: readonly FormField[] = [
  field("matter", "诉求", "What is the matter", {
    hint: both("照来电人的话写，时间、地点、经过。", "In the caller's words: when, where, what."),
  }),
  field("topic", "类别", "Topic", {
    kind: "choice",
    choices: [
      { value: "road", words: both("市政设施", "municipal facilities") },
      { value: "noise", words: both("噪声", "noise") },
      { value: "water", words: both("供水", "water") },
      { value: "other", words: both("其他", "other") },
    ],
  }),
  field("place", "地点", "Place", { kind: "place" }),
  field("lead", "承办单位", "Unit", { kind: "unit", optional: true }),
  field("caller", "来电人", "Caller", { kind: "contact", optional: true, sealed: true }),
  field("secret", "要求保密", "Confidential", { kind: "yes", optional: true }),
];

export const EXPLAINED: DutyAnswer = {
  unit: { id: "511102-housing", words: both("市中区住房和城乡建设局", "Shizhong Housing Bureau") },
  duty: null,
  because: both(
    "职责第 12 条：市中区的市政设施由它承办；比“全市市政设施”更具体。",
    "Duty 12 names municipal facilities in Shizhong, closer than the city-wide row.",
  ),
  others: [
    {
      id: "d2",
      pack: "plain",
      topic: { id: "road", words: both("市政设施", "municipal facilities") },
      area: null,
      unit: { id: "511100-housing", words: both("市住房和城乡建设局", "City Housing Bureau") },
      owner: null,
      since: "2026-01-01",
      basis: null,
    },
  ],
};

export const PACK: PackView = {
  name: "plain",
  words: both("群众反映", "Messages"),
  hash: "3f2a9c11d0e84b7796aa01c2b3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6",
  cases: [{ name: "message", words: both("群众反映", "message") }],
  sound: false,
  running: "3f2a9c11d0e84b7796aa01c2b3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6",
  roles: [{ name: "handler", words: both("承办", "handler"), sees: "unit", people: 42 }],
  settings: [
    {
      name: "limit",
      words: both("答复期限", "Answer within"),
      source: "乐山市人民政府门户网站领导信箱办理规定",
      confidence: "high",
      value: '"15wd"',
    },
    {
      name: "by_topic",
      words: both("按类别", "By topic"),
      source: "现场了解",
      confidence: "low",
      value: '{"road":"7wd","noise":"5wd"}',
    },
  ],
  choices: [
    {
      name: "topic",
      values: [
        { value: "road", words: both("市政设施", "municipal facilities") },
        { value: "noise", words: both("噪声", "noise") },
      ],
    },
  ],
  types: [
    {
      name: "message",
      words: both("群众反映", "message"),
      number: "XX{date}-{block:5}",
      fields: [
        {
          name: "matter",
          words: both("诉求", "Matter"),
          kind: "text",
          of: null,
          many: false,
          sealed: false,
        },
        {
          name: "topic",
          words: both("类别", "Topic"),
          kind: "choice",
          of: "topic",
          many: false,
          sealed: false,
        },
        {
          name: "caller",
          words: both("反映人", "Caller"),
          kind: "contact",
          of: null,
          many: false,
          sealed: true,
        },
      ],
      states: [
        { name: "waiting", words: both("待受理", "to accept"), end: false, onMainLine: true },
        { name: "handling", words: both("办理中", "handling"), end: false, onMainLine: true },
        { name: "answered", words: both("已答复", "answered"), end: false, onMainLine: true },
        { name: "closed", words: both("已办结", "closed"), end: true, onMainLine: true },
        { name: "refused", words: both("不予受理", "refused"), end: true, onMainLine: false },
      ],
      actions: [
        action("register", "登记", "register", ["new"], "waiting", 40),
        action("accept", "受理", "accept", ["waiting"], "handling", 48),
        action("refuse", "不予受理", "refuse", ["waiting"], "refused", 55),
        action("answer", "答复", "answer", ["handling"], "answered", 61),
        action("extend", "申请延期", "extend", ["handling"], null, 70),
        action("close", "办结", "close", ["answered"], "closed", 78),
        action("redo", "重办", "redo", ["answered"], "handling", 84),
      ],
      clocks: [
        {
          name: "reply",
          words: both("答复", "Answer"),
          whose: "citizen",
          from: ["waiting"],
          to: ["closed"],
          hold: ["answered"],
          limit: "setting.limit",
          at: [],
        },
      ],
      transitions: [],
      twin: both(
        "登记后到“待受理”。从“待受理”可以到“办理中”或“不予受理”。从“办理中”可以到“已答复”。从“已答复”可以办结，或回到“办理中”。",
        "Registered, it waits. From there to handling or refused; then answered; then closed, or back to handling.",
      ),
    },
  ],
  checks: [
    {
      words: both("每个环节都能走到", "every state is reachable"),
      passed: true,
      count: 5,
      faults: [],
    },
    {
      words: both("每个没办结的环节都有时限", "every open state lies under a clock"),
      passed: false,
      count: 3,
      faults: [
        {
          code: "pack-state-without-clock",
          place: "pack.yaml:62",
          detail: both(
            "“已答复”没有时限，可能一直停着；给它加一个时限，或让它自动办结。",
            "“answered” has no clock and may stand for ever: add one, or let it close by itself.",
          ),
        },
      ],
    },
    { words: both("情景全部通过", "every scenario passes"), passed: true, count: 12, faults: [] },
  ],
};

function action(
  name: string,
  zh: string,
  en: string,
  from: string[],
  to: string | null,
  line: number,
): PackView["types"][number]["actions"][number] {
  return {
    name,
    words: both(zh, en),
    from,
    to,
    by: [{ source: "handler", words: both("承办", "handler") }],
    form: name === "answer" ? [...ANSWER_FORM] : [],
    must:
      name === "extend"
        ? [
            {
              rule: "!clock.reply.late",
              otherwise: both("超期后不能申请延期", "not after the deadline"),
            },
          ]
        : [],
    place: `pack.yaml:${line}`,
  };
}
