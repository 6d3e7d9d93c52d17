import type { BulletinNode, BulletinTallyNode } from "../../bulletin/node.ts";
import type { IndicatorNode, PanelNode } from "../../indicator/node.ts";
import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { CaseNode, FieldKind, Mark } from "../node.ts";
import { checkFiled } from "./filings.ts";

/** Kinds of fields that a number may be divided by: closed lists, never persons. */
const DIVIDING: ReadonlySet<FieldKind> = new Set(["choice", "register", "unit", "area", "yes"]);

/** Names that indicators and bulletins use are there (PK-6), and nothing is divided by persons or by what is sealed. */
export function checkFigures(pack: PackDraft, sheet: Sheet): void {
  for (const indicator of Object.values(pack.indicators)) {
    if (["setting", "share", "figures", "filed"].includes(indicator.name)) {
      sheet.refuse("pack-name-taken", { name: indicator.name }, indicator.mark);
    }
    checkIndicator(indicator, pack, sheet);
  }
  for (const bulletin of Object.values(pack.bulletins)) checkBulletin(bulletin, pack, sheet);
  for (const { panels, count } of Object.values(pack.desks)) {
    for (const panel of panels) {
      checkPanel(panel, pack, sheet);
      if (panel.count === undefined || Object.hasOwn(count, panel.count)) continue;
      unknown("count", panel.count, Object.keys(count), panel.mark, sheet);
    }
  }
}

/** What a panel is divided by, every one of its figures can be; a derived one says so when it is compiled. */
function checkPanel(panel: PanelNode, pack: PackDraft, sheet: Sheet): void {
  for (const name of panel.figures) {
    const indicator = pack.indicators[name];
    if (indicator === undefined) {
      unknown("indicator", name, Object.keys(pack.indicators), panel.mark, sheet);
    } else if (
      panel.by !== undefined &&
      indicator.derived === undefined &&
      !indicator.across.includes(panel.by)
    ) {
      const allowed = indicator.across.join(", ") || "–";
      const values = { indicator: name, name: panel.by, allowed };
      sheet.refuse("pack-indicator-across", values, panel.mark);
    }
  }
}

function checkIndicator(indicator: Draft<IndicatorNode>, pack: PackDraft, sheet: Sheet): void {
  const { name, counted, derived, mark, means } = indicator;
  if (derived?.whole !== undefined && means === undefined) {
    sheet.refuse("pack-indicator-means", { indicator: name }, mark);
  }
  if (indicator.filed !== undefined) checkFiled(indicator, pack, sheet);
  if (counted === undefined) return;
  const node = pack.cases[counted.from];
  if (node === undefined) {
    const cases = Object.keys(pack.cases);
    unknown("case", counted.from, cases, mark, sheet);
    return;
  }
  checkMoment(counted.at, node, mark, sheet);
  const fields = Object.values(node.fields).filter(
    ({ kind, seal }) => seal === undefined && DIVIDING.has(kind),
  );
  const allowed = ["area", "lead", ...fields.map((field) => field.name)];
  for (const dim of indicator.across) {
    if (allowed.includes(dim)) continue;
    const values = { indicator: name, name: dim, allowed: allowed.join(", ") };
    sheet.refuse("pack-indicator-across", values, mark);
  }
}

function checkMoment(
  at: NonNullable<Draft<IndicatorNode>["counted"]>["at"],
  node: Draft<CaseNode>,
  mark: Mark,
  sheet: Sheet,
): void {
  if (at.of === "clock" && !node.clocks[at.clock]) {
    unknown("clock", at.clock, Object.keys(node.clocks), mark, sheet);
  }
  if (at.of === "past" && !node.actions[at.action]) {
    unknown("action", at.action, Object.keys(node.actions), mark, sheet);
  }
  if (at.of !== "field") return;
  const times = Object.values(node.fields).filter(
    ({ kind, value, many }) => (kind === "time" || kind === "date") && !value && !many,
  );
  const names = [
    "opened",
    "ended",
    ...Object.keys(node.states),
    ...Object.keys(node.actions),
    ...times.map(({ name }) => name),
  ];
  if (!names.includes(at.field)) unknown("state / action / time", at.field, names, mark, sheet);
}

/** Every figure of a tally can be divided as it says; a derived one that cannot says so when it is compiled. */
function checkTally({ figures, by, mark }: BulletinTallyNode, pack: PackDraft, sheet: Sheet): void {
  for (const name of figures) {
    const indicator = pack.indicators[name];
    if (indicator === undefined) {
      unknown("indicator", name, Object.keys(pack.indicators), mark, sheet);
    } else if (indicator.counted && !indicator.across.includes(by)) {
      const allowed = indicator.across.join(", ") || "–";
      sheet.refuse("pack-indicator-across", { indicator: name, name: by, allowed }, mark);
    }
  }
}

function checkBulletin(bulletin: Draft<BulletinNode>, pack: PackDraft, sheet: Sheet): void {
  const { mark } = bulletin;
  for (const name of bulletin.figures) {
    if (!pack.indicators[name])
      unknown("indicator", name, Object.keys(pack.indicators), mark, sheet);
  }
  for (const tally of Object.values(bulletin.tallies)) checkTally(tally, pack, sheet);
  for (const list of Object.values(bulletin.lists)) {
    if (!pack.cases[list.from])
      unknown("case", list.from, Object.keys(pack.cases), list.mark, sheet);
  }
}

function unknown(
  kind: string,
  name: string,
  allowed: readonly string[],
  mark: Mark,
  sheet: Sheet,
): void {
  sheet.unknown("pack-unknown", { kind, name }, name, allowed, mark);
}
