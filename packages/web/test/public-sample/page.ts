import type { Day, Language, Moment } from "@xinlian/kernel";
import type { ErrorProps, HomeProps, PageProps, SignInProps } from "../../src/public/index.ts";

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

export const at = (iso: string) => Date.parse(`${iso}+08:00`) as Moment;

export const pick = (language: Language) => (zh: string, en: string) =>
  language === "zh" ? zh : en;

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
