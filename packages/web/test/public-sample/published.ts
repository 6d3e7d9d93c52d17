import type { Language } from "@xinlian/kernel";
import type {
  OpenMatterPageProps,
  OpenMatterProps,
  PublishedPageProps,
} from "../../src/public/index.ts";
import { at, pick, samplePage } from "./page.ts";
import { sampleCounties } from "./report.ts";

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
