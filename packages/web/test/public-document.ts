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
import * as sample from "./public-samples.ts";

const STATUSES: readonly ErrorProps["status"][] = [400, 403, 404, 410, 429, 500];

/** Every page in every state that has its own drawing, by name. */
export function everyDocument(language: Language): ReadonlyMap<string, string> {
  const fault = language === "zh" ? "编号或口令不对" : "Number or code is wrong";
  return new Map([
    ["home", renderHome(sample.sampleHome(language))],
    [
      "home, bare city",
      renderHome(sample.sampleHome(language, { fact: null, topics: [], published: [] })),
    ],
    [
      "home, not found",
      renderHome(sample.sampleHome(language, { lookup: { number: "RX1", fault } })),
    ],
    ["home, elder", renderHome(sample.sampleHome(language, { elder: true }))],
    ["report", renderReport(sample.sampleReport(language))],
    [
      "report, faults",
      renderReport(sample.sampleReport(language, { faults: [{ field: "what", text: fault }] })),
    ],
    ["check", renderCheck(sample.sampleCheck(language))],
    ["receipt", renderReceipt(sample.sampleReceipt(language))],
    [
      "receipt, no phone",
      renderReceipt(sample.sampleReceipt(language, { phone: null, confidential: false })),
    ],
    ["follow", renderFollow(sample.sampleFollow(language))],
    ["follow, waiting", renderFollow(sample.sampleWaiting(language))],
    ["follow, merged", renderFollow(sample.sampleMerged(language))],
    [
      "follow, refused",
      renderFollow(sample.sampleFollow(language, { refused: fault, lead: null })),
    ],
    ["same", renderSame(sample.sampleSame(language))],
    ["same, closed", renderSame(sample.sampleSame(language, { ended: true }))],
    ["published", renderPublished(sample.samplePublished(language))],
    [
      "published, none",
      renderPublished(
        sample.samplePublished(language, { rows: [], next: null, total: 0, outlines: null }),
      ),
    ],
    ["published, one", renderOpenMatter(sample.sampleOpenMatter(language))],
    ["privacy", renderTextPage({ ...sample.samplePage(language), page: "privacy" })],
    ["accessibility", renderTextPage({ ...sample.samplePage(language), page: "accessibility" })],
    ["sign-in", renderSignIn(sample.sampleSignIn(language))],
    [
      "sign-in, refused",
      renderSignIn(sample.sampleSignIn(language, { fault, account: "x", accounts: [] })),
    ],
    ...STATUSES.map(
      (status) => [`error ${status}`, renderError(sample.sampleError(language, status))] as const,
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
