import type { Language } from "@xinlian/kernel";
import type {
  CheckProps,
  NearProps,
  ReportField,
  ReportProps,
  SameProps,
} from "../../src/public/index.ts";
import { at, pick, samplePage } from "./page.ts";

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
