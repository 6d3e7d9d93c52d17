import type { Language } from "@xinlian/kernel";
import {
  type ErrorProps,
  renderCheck,
  renderError,
  renderFollow,
  renderHome,
  renderOpenMatter,
  renderPublished,
  renderReceipt,
  renderReport,
  renderSame,
  renderSignIn,
  renderTextPage,
} from "@xinlian/web/public";
import * as follow from "./public-sample/follow.ts";
import * as page from "./public-sample/page.ts";
import * as published from "./public-sample/published.ts";
import * as report from "./public-sample/report.ts";

const STATUSES: readonly ErrorProps["status"][] = [400, 403, 404, 410, 429, 500];

/** Every page in every state that has its own drawing, by name. */
export function everyDocument(language: Language): ReadonlyMap<string, string> {
  const fault = language === "zh" ? "编号或口令不对" : "Number or code is wrong";
  return new Map([
    ["home", renderHome(page.sampleHome(language))],
    [
      "home, bare city",
      renderHome(page.sampleHome(language, { fact: null, topics: [], published: [] })),
    ],
    [
      "home, not found",
      renderHome(page.sampleHome(language, { lookup: { number: "RX1", fault } })),
    ],
    ["home, elder", renderHome(page.sampleHome(language, { elder: true }))],
    ["report", renderReport(report.sampleReport(language))],
    [
      "report, faults",
      renderReport(report.sampleReport(language, { faults: [{ field: "what", text: fault }] })),
    ],
    ["check", renderCheck(report.sampleCheck(language))],
    ["receipt", renderReceipt(follow.sampleReceipt(language))],
    [
      "receipt, no phone",
      renderReceipt(follow.sampleReceipt(language, { phone: null, confidential: false })),
    ],
    ["follow", renderFollow(follow.sampleFollow(language))],
    ["follow, waiting", renderFollow(follow.sampleWaiting(language))],
    ["follow, merged", renderFollow(follow.sampleMerged(language))],
    [
      "follow, refused",
      renderFollow(follow.sampleFollow(language, { refused: fault, lead: null })),
    ],
    ["same", renderSame(report.sampleSame(language))],
    ["same, closed", renderSame(report.sampleSame(language, { ended: true }))],
    ["published", renderPublished(published.samplePublished(language))],
    [
      "published, none",
      renderPublished(
        published.samplePublished(language, { rows: [], next: null, total: 0, outlines: null }),
      ),
    ],
    ["published, one", renderOpenMatter(published.sampleOpenMatter(language))],
    ["privacy", renderTextPage({ ...page.samplePage(language), page: "privacy" })],
    ["accessibility", renderTextPage({ ...page.samplePage(language), page: "accessibility" })],
    ["sign-in", renderSignIn(page.sampleSignIn(language))],
    [
      "sign-in, refused",
      renderSignIn(page.sampleSignIn(language, { fault, account: "x", accounts: [] })),
    ],
    ...STATUSES.map(
      (status) => [`error ${status}`, renderError(page.sampleError(language, status))] as const,
    ),
  ]);
}

/** All values of an attribute, in order. */
export function attributes(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map((match) => match[1] ?? "");
}

/** What a reader sees: no tags, entities resolved. */
export function textOf(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, "")
    .replace(/<[^>]+>/g, "\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
