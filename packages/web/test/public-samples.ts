import type { Day, Language, Moment } from "@xinlian/kernel";
import type {
  CheckProps,
  ErrorProps,
  FollowProps,
  HomeProps,
  NearProps,
  OpenMatterPageProps,
  OpenMatterProps,
  PageProps,
  PublishedPageProps,
  ReceiptProps,
  ReportField,
  ReportProps,
  SameProps,
  SignInProps,
} from "../src/public/index.ts";

/** Props as a server of this city would give them, for tests and for looking at pages. */
export function samplePage(language: Language, over: Partial<PageProps> = {}): PageProps {
  const zh = language === "zh";
  return {
    language,
    elder: false,
    city: {
      brand: zh ? "乐山心连心" : "Xinlian Leshan",
      office: zh ? "乐山市心连心服务中心" : "Leshan Xinlian Service Centre",
      phone: "12345",
      hours: zh ? "每天 24 小时" : "day and night",
      demo: true,
    },
    path: "/",
    assets: { styles: ["/public/assets/citizen.css"], script: "/public/assets/citizen.js" },
    token: "token-1",
    ...over,
  };
}

const at = (iso: string) => Date.parse(`${iso}+08:00`) as Moment;
const pick = (language: Language) => (zh: string, en: string) => (language === "zh" ? zh : en);

export function sampleHome(language: Language, over: Partial<HomeProps> = {}): HomeProps {
  const t = pick(language);
  return {
    ...samplePage(language),
    fact: {
      day: "2026-11-04" as Day,
      received: 412,
      passedOn: 406,
      definition: t(
        "收到：当天登记的事项，不含咨询电话当场答复的。交到承办单位：当天 24 时前派出且没有退回的。",
        "Taken in: cases registered that day, without questions answered on the phone. Reached the unit: dispatched by 24:00 and not returned.",
      ),
    },
    topics: [
      { text: t("路灯、井盖、路面", "Lamps, manholes, road surface"), href: "/report?topic=road" },
      { text: t("噪声、油烟", "Noise, fumes"), href: "/report?topic=noise" },
      { text: t("停水、停气", "Water and gas cuts"), href: "/report?topic=water" },
      { text: t("公交、出租车", "Buses, taxis"), href: "/report?topic=bus" },
    ],
    published: [
      {
        text: t("运行日报（11月5日）", "Daily report (5 Nov)"),
        href: "/bulletins/309",
        detail: t("2026年第309期", "No. 309 of 2026"),
      },
    ],
    ...over,
  };
}

export function sampleFields(language: Language): readonly ReportField[] {
  const t = pick(language);
  return [
    {
      name: "what",
      kind: "text",
      label: t("发生了什么", "What happened"),
      hint: t(
        "例如：路灯不亮，有三盏，已经一个星期",
        "e.g. three street lamps have been out for a week",
      ),
      optional: false,
    },
    { name: "photos", kind: "file", label: t("照片", "Photos"), optional: true, most: 3 },
    { name: "caller", kind: "contact", label: t("联系人", "Contact"), optional: false },
    { name: "place", kind: "place", label: t("在哪里", "Where"), optional: false },
    {
      name: "secret",
      kind: "yes",
      label: t(
        "请为我保密：承办单位看不到我的姓名和电话，由热线代为联系",
        "Keep me confidential: the unit sees neither my name nor my number; the hotline passes messages on",
      ),
      optional: true,
    },
    {
      name: "kind",
      kind: "choice",
      label: t("属于哪一类", "What kind of matter"),
      optional: true,
      options: [
        { value: "help", text: t("求助", "A request for help") },
        { value: "complaint", text: t("投诉", "A complaint") },
        { value: "suggestion", text: t("意见建议", "A suggestion") },
      ],
    },
  ];
}

export const sampleCounties = [
  {
    code: "511102",
    name: "市中区",
    townships: [
      { code: "511102001", name: "泊水街街道" },
      { code: "511102002", name: "上河街街道" },
    ],
  },
  { code: "511112", name: "五通桥区", townships: [{ code: "511112100", name: "竹根镇" }] },
] as const;

export function sampleReport(language: Language, over: Partial<ReportProps> = {}): ReportProps {
  return {
    ...samplePage(language, { path: "/report" }),
    fields: sampleFields(language),
    values: {},
    faults: [],
    counties: sampleCounties,
    outlines: "/city/outlines.json",
    draft: "0192f0c4-0000-7000-8000-000000000001",
    ...over,
  };
}

export const sampleValues = {
  what: "县街 40 号到 52 号的三盏路灯不亮，\n已经一个星期了。",
  "place.area": "511102001",
  "place.address": "县街 40 号门前",
  "place.lng": "103.76512",
  "place.lat": "29.55203",
  "caller.phone": "13900002765",
  "caller.name": "王女士",
  "photos.1": `${"a".repeat(64)} image/jpeg 5 路灯.jpg`,
  secret: "yes",
  kind: "help",
};

function sampleNear(language: Language): readonly NearProps[] {
  const t = pick(language);
  return [
    {
      title: t("县街路灯不亮", "Street lamps out in Xianjie"),
      because: t("相距约 60 米", "about 60 m away"),
      opened: at("2026-11-04T09:00:00"),
      state: t("办理中", "in hand"),
      lead: t("市城管局", "City Management Bureau"),
      href: "/same/RX20261104-00012?s=00",
    },
  ];
}

export function sampleSame(language: Language, over: Partial<SameProps> = {}): SameProps {
  const t = pick(language);
  return {
    ...samplePage(language, { path: "/same/RX20261104-00012" }),
    number: "RX20261104-00012",
    title: t("县街路灯不亮", "Street lamps out in Xianjie"),
    opened: at("2026-11-04T09:00:00"),
    state: t("办理中", "in hand"),
    ended: false,
    lead: t("市城管局", "City Management Bureau"),
    answered: null,
    due: at("2026-11-12T00:00:00"),
    href: "/same/RX20261104-00012?s=00",
    ...over,
  };
}

export function sampleCheck(language: Language): CheckProps {
  const { fields, counties, draft, ...page } = sampleReport(language);
  return { ...page, fields, counties, draft, values: sampleValues, near: sampleNear(language) };
}

export function sampleReceipt(language: Language, over: Partial<ReceiptProps> = {}): ReceiptProps {
  const t = pick(language);
  const link = "http://127.0.0.1:8080/r/RX20261102-00318?k=q7Wd-3fTz-Xk29-LmPa";
  return {
    ...samplePage(language, { path: "/r/RX20261102-00318/receipt" }),
    number: "RX20261102-00318",
    title: t("县街路灯不亮", "Street lamps out in Xianjie"),
    opened: at("2026-11-02T20:37:00"),
    steps: [
      {
        text: t(
          "热线看过，交给负责的单位",
          "The hotline reads it and gives it to the unit that answers for it",
        ),
        due: at("2026-11-03T00:37:00"),
        provisional: false,
      },
      {
        text: t("单位办理并答复您", "The unit acts and answers you"),
        due: at("2026-11-12T00:00:00"),
        provisional: false,
      },
      {
        text: t("您说有没有真的解决", "You say whether it is really fixed"),
        due: null,
        provisional: false,
      },
    ],
    phone: "139****2765",
    confidential: true,
    secret: "q7Wd-3fTz-Xk29-LmPa",
    link,
    qr: Array.from({ length: 29 }, (_, y) =>
      Array.from({ length: 29 }, (_, x) => (x * y + x) % 3 === 0),
    ),
    follow: "/r/RX20261102-00318",
    ...over,
  };
}

export function sampleFollow(language: Language, over: Partial<FollowProps> = {}): FollowProps {
  const t = pick(language);
  const unit = t("市城管局", "City Management Bureau");
  const base = "/r/RX20261102-00318";
  return {
    ...samplePage(language, { path: base }),
    number: "RX20261102-00318",
    title: t("县街路灯不亮", "Street lamps out in Xianjie"),
    opened: at("2026-11-02T20:37:00"),
    state: t("待确认", "waiting for your word"),
    ended: false,
    lead: unit,
    answer: {
      answered: at("2026-11-05T10:20:00"),
      due: at("2026-11-12T00:00:00"),
      provisional: false,
      light: null,
      extended: {
        from: at("2026-11-09T00:00:00"),
        why: t("要等新灯具到货。", "New lamps had to be ordered."),
      },
    },
    solved: { state: "claimed", at: null },
    ask: {
      title: t("修好了吗？", "Is it fixed?"),
      note: t(
        "选“没有修好”会马上退回重办，不用再填一遍。",
        "“Not fixed” sends it back at once; nothing to fill in again.",
      ),
      post: `${base}/act`,
      fields: [
        {
          name: "field.rating",
          kind: "choice",
          label: t("满意度", "How it went"),
          optional: true,
          options: [
            { value: "5", text: t("非常满意", "Very satisfied") },
            { value: "1", text: t("非常不满意", "Not satisfied at all") },
          ],
        },
        { name: "field.words", kind: "text", label: t("您的话", "In your words"), optional: true },
      ],
      presses: [
        { text: t("修好了", "Fixed"), action: "fixed" },
        { text: t("没有修好", "Not fixed"), action: "not_fixed" },
      ],
      unsure: { text: t("说不清", "Cannot say"), post: `${base}/unsure` },
      inputs: { key: "0192f0c4-0000-7000-8000-000000000002" },
    },
    reply: {
      text: t(
        "县街 40 至 52 号三盏路灯的驱动电源损坏，11月4日已更换，当晚通电正常。整条路其余 26 盏同日检查，没有问题。",
        "The drivers of the three lamps at Xianjie 40 to 52 had failed; they were replaced on 4 November and lit that evening. The other 26 lamps of the road were checked the same day.",
      ),
      by: unit,
      at: at("2026-11-05T10:20:00"),
      facts: [{ label: t("办理结果", "Outcome"), text: t("已列入计划", "planned") }],
      photos: [{ src: `${base}/files/a`, name: "after.jpg" }],
      files: [{ href: `${base}/files/b`, text: "report.pdf" }],
    },
    forms: [
      {
        title: t("补充", "Add to it"),
        post: `${base}/act`,
        inputs: { action: "add" },
        fields: [
          {
            name: "field.more",
            kind: "text",
            label: t("补充内容", "What to add"),
            optional: false,
          },
          {
            name: "field.photos",
            kind: "file",
            label: t("照片", "Photos"),
            optional: true,
            most: 3,
          },
        ],
      },
    ],
    next: [
      {
        text: t("可以重新打开", "May be opened again"),
        due: at("2026-12-05T00:00:00"),
        provisional: false,
      },
    ],
    letters: [
      {
        text: t("RX20261102-00318 已答复。", "RX20261102-00318 is answered."),
        at: at("2026-11-05T10:20:00"),
      },
    ],
    merged: null,
    rating: {
      post: `${base}/rating`,
      input: "rating",
      given: null,
      options: [
        { value: "5", text: t("非常满意", "Very satisfied") },
        { value: "4", text: t("满意", "Satisfied") },
        { value: "3", text: t("基本满意", "Basically satisfied") },
        { value: "2", text: t("不满意", "Not satisfied") },
        { value: "1", text: t("非常不满意", "Not satisfied at all") },
      ],
    },
    others: [
      {
        text: t("催一催", "Urge"),
        post: `${base}/actions/urge`,
        note: t("承办单位会马上看到您催过。", "The unit sees at once that you urged."),
      },
    ],
    story: [
      {
        at: at("2026-11-02T20:37:00"),
        who: t("您", "You"),
        did: t("在网页反映", "reported on the web"),
        weight: "minor",
      },
      { at: at("2026-11-03T09:12:00"), who: unit, did: t("签收", "signed"), weight: "minor" },
      {
        at: at("2026-11-04T09:40:00"),
        who: unit,
        did: t("退回重办", "sent it back"),
        weight: "back",
      },
      {
        at: at("2026-11-05T10:20:00"),
        who: unit,
        did: t("答复", "answered"),
        note: t("附照片 2 张", "with 2 photos"),
        weight: "main",
      },
    ],
    phone: "139****2765",
    receipt: `${base}/receipt`,
    ...over,
  };
}

/** In hand, with a clock that runs. */
export function sampleWaiting(language: Language): FollowProps {
  const t = pick(language);
  return sampleFollow(language, {
    state: t("办理中", "in hand"),
    answer: {
      answered: null,
      due: at("2027-01-05T00:00:00"),
      provisional: true,
      light: {
        light: "soon",
        word: t("临期", "Due soon"),
        says: t("剩1个工作日", "1 working day left"),
      },
      extended: null,
    },
    solved: { state: "open", at: null },
    ask: null,
    reply: null,
    rating: null,
    said: t("已催办，承办单位会马上看到。", "Urged; the unit sees it at once."),
  });
}

/** Went into another case. */
export function sampleMerged(language: Language): FollowProps {
  const t = pick(language);
  return sampleFollow(language, {
    state: t("已并单", "merged"),
    ended: true,
    solved: { state: "closed", at: at("2026-11-03T09:00:00") },
    ask: null,
    reply: null,
    rating: null,
    merged: {
      number: "RX20261101-00007",
      state: t("办理中", "in hand"),
      lead: t("市城管局", "City Management Bureau"),
      due: at("2026-11-12T00:00:00"),
    },
  });
}

function sampleMatter(language: Language, number: string): OpenMatterProps {
  const t = pick(language);
  return {
    number,
    href: `/open/${number}`,
    topic: t("路灯照明", "Street lighting"),
    area: "泊水街街道",
    opened: at("2026-11-02T09:00:00"),
    at: at("2026-11-05T10:20:00"),
    texts: [
      { label: t("答复", "Answer"), text: t("三盏灯已换好。", "Three lamps were replaced.") },
    ],
    facts: [{ label: t("办理结果", "Outcome"), text: t("已办", "done") }],
    photos: [{ text: "after.jpg", href: `/open/${number}/files/a` }],
  };
}

export function samplePublished(
  language: Language,
  over: Partial<PublishedPageProps> = {},
): PublishedPageProps {
  const t = pick(language);
  return {
    ...samplePage(language, { path: "/public" }),
    narrowed: { county: "511102", topic: null },
    counties: sampleCounties.map(({ code, name }, at) => ({
      code,
      name,
      count: at * 7,
      href: `/public?county=${code}`,
    })),
    elsewhere: 2,
    total: 7,
    days: 90,
    topics: [{ value: "topic=lamps", text: t("路灯照明", "Street lighting") }],
    outlines: {
      source: "example",
      licence: "MIT",
      outlines: [
        { code: "511102", name: "市中区", rings: [[103.7, 29.5, 103.8, 29.5, 103.75, 29.6]] },
      ],
    },
    rows: [sampleMatter(language, "RX20261102-00001"), sampleMatter(language, "RX20261102-00002")],
    first: false,
    next: "/public?after=1~0",
    feed: "/public.atom",
    ...over,
  };
}

export function sampleOpenMatter(language: Language): OpenMatterPageProps {
  return {
    ...samplePage(language, { path: "/open/RX20261102-00001" }),
    matter: sampleMatter(language, "RX20261102-00001"),
  };
}

export function sampleError(language: Language, status: ErrorProps["status"]): ErrorProps {
  return {
    ...samplePage(language, { path: "/nowhere" }),
    status,
    ...(status === 500 ? { reference: "req-7f3a" } : {}),
  };
}

export function sampleSignIn(language: Language, over: Partial<SignInProps> = {}): SignInProps {
  const t = pick(language);
  const centre = t("市心连心服务中心", "Xinlian Service Centre");
  return {
    ...samplePage(language, { path: "/sign-in" }),
    next: "/desk/",
    accounts: [
      {
        role: t("坐席", "Call-taker"),
        unit: centre,
        does: t("接电话、登记", "takes calls, registers"),
        account: "zuoxi",
      },
      {
        role: t("派单员", "Dispatcher"),
        unit: centre,
        does: t("定承办单位，裁定争议", "chooses the unit, settles disputes"),
        account: "paidan",
      },
      {
        role: t("承办", "Handler"),
        unit: t("市城管局", "City Management Bureau"),
        does: t("签收、办理、答复", "signs, acts, answers"),
        account: "chengban",
      },
      {
        role: t("督办", "Supervisor"),
        unit: centre,
        does: t("看超期，催办，退回重办", "sees what is late, urges, sends back"),
        account: "duban",
      },
    ],
    ...over,
  };
}
