import type { PointNode, ScoreNode } from "../../score/node.ts";
import { assignable } from "../cel/assignable.ts";
import { DOUBLE, type Name, showType, type Table } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import { PERSON } from "../scope/directory-tables.ts";
import { rootTable } from "../scope/root.ts";
import { mapValues } from "./actions.ts";
import { Compiled } from "./compiled.ts";
import type { Compiler } from "./compiler.ts";

/** What a point reads is the case as the step leaves it; what is given at the start, and caps, read settings alone. */
export function compileScores(
  drafts: Readonly<Record<string, Draft<ScoreNode>>>,
  compiler: Compiler,
): Readonly<Record<string, ScoreNode>> {
  const settings = new Map([["setting", rootTable("", compiler.tables).get("setting") as Name]]);
  return mapValues(
    drafts,
    (_, score): ScoreNode => ({
      ...score,
      points: mapValues(score.points, (_, point) => compilePoint(point, score, settings, compiler)),
    }),
  );
}

function compilePoint(
  point: Draft<PointNode>,
  score: Draft<ScoreNode>,
  settings: Table,
  compiler: Compiler,
): PointNode {
  const { to, give, when, cap, ...rest } = point;
  const type = point.at === "start" ? undefined : point.at.type;
  const known = type !== undefined && compiler.tables.pack.cases[type] !== undefined;
  const root = known ? rootTable(type, compiler.tables) : settings;
  const gets = to && compiler.expression(to, { root, want: "value" });
  if (gets instanceof Compiled) checkSubject(gets, point, score, compiler);
  return {
    ...rest,
    ...(gets && { to: gets }),
    ...(give && { give: compiler.into(give, root, DOUBLE) }),
    ...(when && { when: compiler.bool(when, root) }),
    ...(cap && { cap: compiler.into(cap, settings, DOUBLE) }),
  };
}

/** Points go to what the score is of, or to a list of it; never to a person (SR-9). */
function checkSubject(
  { cel, source, mark }: Compiled,
  { name }: Draft<PointNode>,
  score: Draft<ScoreNode>,
  { tables, sheet }: Compiler,
): void {
  const wanted = tables.subjects(score.of);
  const one = cel.is === "list" ? cel.of : cel;
  if (one.is === PERSON.is && showType(one) === showType(PERSON)) {
    sheet.refuse("pack-score-person", { score: score.name, name }, mark);
    return;
  }
  if (assignable(one, wanted) && one.is !== "null") return;
  const values = { expression: source, wanted: showType(wanted), got: showType(cel) };
  sheet.refuse("pack-expression-type", values, mark);
}
