import type { Words } from "../words/index.ts";
import type { ActionNode, CaseNode, ClockNode, FieldNode, Pack } from "./node.ts";

/** A word of the grammar, and whether a pack uses it: read from the compiled pack, never from its name. */
interface GrammarWord {
  readonly word: string;
  readonly words: Words;
  readonly uses: (pack: Pack) => boolean;
}

const all = <T>(record: Readonly<Record<string, T>>): readonly T[] => Object.values(record);

const types = (pack: Pack) => all(pack.cases);
const ofCase = (has: (node: CaseNode) => boolean) => (pack: Pack) => types(pack).some(has);
const ofAction = (has: (action: ActionNode) => boolean) =>
  ofCase((node) => all(node.actions).some(has));
const ofClock = (has: (clock: ClockNode) => boolean) =>
  ofCase((node) => all(node.clocks).some(has));
const ofField = (has: (field: FieldNode) => boolean) =>
  ofCase((node) => all(node.fields).some(has));
const ofRegister =
  (has: (register: Pack["registers"][string]) => boolean) =>
  ({ registers }: Pack) =>
    all(registers).some(has);
const ofIndicator =
  (has: (indicator: Pack["indicators"][string]) => boolean) =>
  ({ indicators }: Pack) =>
    all(indicators).some(has);
const ofBulletin =
  (has: (bulletin: Pack["bulletins"][string]) => boolean) =>
  ({ bulletins }: Pack) =>
    all(bulletins).some(has);
const ofDesk =
  (has: (desk: Pack["desks"][string]) => boolean) =>
  ({ desks }: Pack) =>
    all(desks).some(has);

/** The words that a city's systems share; those that every pack must have (states, roles, clocks) are not listed. */
export const GRAMMAR_WORDS: readonly GrammarWord[] = [
  word("register", "台账", ({ registers }) => Object.keys(registers).length > 0),
  word(
    "register.key",
    "台账主键",
    ofRegister(({ key }) => key.length > 0),
  ),
  word(
    "register.must",
    "台账拒收条件",
    ofRegister(({ must }) => must.length > 0),
  ),
  word(
    "register.flag",
    "台账提示",
    ofRegister(({ flag }) => flag.length > 0),
  ),
  word(
    "cadence",
    "频次",
    ofRegister(({ cadences }) => Object.keys(cadences).length > 0),
  ),
  word(
    "checklist",
    "检查清单",
    ofField(({ kind }) => kind === "checklist"),
  ),
  word(
    "batch notice",
    "批次通报",
    ofBulletin((each) => each.of?.kind === "register"),
  ),
  word(
    "links of an entry",
    "台账占用锁",
    ofRegister(({ linked }) => linked.length > 0),
  ),
  word(
    "duty",
    "按职责定单位",
    ofCase(({ duty }) => duty.length > 0),
  ),
  word(
    "answers",
    "先例",
    ofRegister(({ answers }) => answers !== undefined),
  ),
  word(
    "bar",
    "回避",
    ofCase(({ bar }) => bar.length > 0),
  ),
  word(
    "seal",
    "保密",
    ofField(({ seal }) => seal !== undefined),
  ),
  word(
    "public",
    "公开",
    ofCase((node) => node.public !== undefined),
  ),
  word(
    "keep",
    "留存期",
    ofCase((node) => node.keep !== undefined),
  ),
  word(
    "value",
    "计算字段",
    ofField(({ value }) => value !== undefined),
  ),
  word(
    "propose",
    "预填",
    ofField(({ propose }) => propose !== undefined),
  ),
  word(
    "make",
    "派生事项",
    ofAction(({ make }) => make.length > 0),
  ),
  word(
    "make entry",
    "写入台账",
    ofAction(({ makeEntry }) => makeEntry.length > 0),
  ),
  word(
    "do",
    "联动",
    ofAction((action) => action.do.length > 0),
  ),
  word(
    "join",
    "并单",
    ofAction(({ join }) => join !== undefined),
  ),
  word(
    "extend",
    "延期",
    ofAction(({ extend }) => extend.length > 0),
  ),
  word(
    "tell",
    "通知",
    ofAction(({ tell }) => tell.length > 0),
  ),
  word(
    "issue",
    "出具文书",
    ofAction(({ issue }) => issue.length > 0),
  ),
  word(
    "clock: citizen",
    "市民的时限",
    ofClock(({ whose }) => whose === "citizen"),
  ),
  word(
    "clock: lead",
    "承办单位的时限",
    ofClock(({ whose }) => whose === "lead"),
  ),
  word(
    "clock: office",
    "经办方的时限",
    ofClock(({ whose }) => whose === "office"),
  ),
  word(
    "clock: hold",
    "停走",
    ofClock(({ hold }) => hold.length > 0),
  ),
  word(
    "clock: when",
    "有条件的时限",
    ofClock(({ when }) => when !== undefined),
  ),
  word(
    "clock: share",
    "到期前提醒",
    ofClock(({ at }) => at.some((one) => one.percent)),
  ),
  word(
    "clock: after due",
    "超期后续办",
    ofClock(({ at }) => at.some((one) => one.after)),
  ),
  word(
    "indicator counted",
    "统计指标",
    ofIndicator(({ counted }) => counted !== undefined),
  ),
  word(
    "indicator filed",
    "填报指标",
    ofIndicator(({ filed }) => filed !== undefined),
  ),
  word(
    "indicator derived",
    "计算指标",
    ofIndicator(({ derived }) => derived !== undefined),
  ),
  word(
    "running",
    "累计",
    ofIndicator(({ running }) => running !== undefined),
  ),
  word(
    "indicator flag",
    "数据提示",
    ofIndicator(({ flag }) => flag.length > 0),
  ),
  word("score", "积分", ({ scores }) => Object.keys(scores).length > 0),
  word(
    "bulletin",
    "定期通报",
    ofBulletin((each) => each.of === undefined),
  ),
  word(
    "case paper",
    "事项文书",
    ofBulletin((each) => each.of?.kind === "case"),
  ),
  word(
    "public bulletin",
    "公开通报",
    ofBulletin((each) => each.public),
  ),
  word(
    "second signature",
    "复核签发",
    ofBulletin(({ second }) => second),
  ),
  word(
    "red head",
    "红头",
    ofBulletin(({ head }) => head),
  ),
  word(
    "desk: intake",
    "登记台",
    ofDesk(({ is }) => is === "intake"),
  ),
  word(
    "desk: queue",
    "待办",
    ofDesk(({ is }) => is === "queue"),
  ),
  word(
    "desk: board",
    "看板",
    ofDesk(({ is }) => is === "board"),
  ),
  word(
    "desk: callback",
    "回访台",
    ofDesk(({ is }) => is === "callback"),
  ),
  word(
    "desk: cockpit",
    "驾驶舱",
    ofDesk(({ is }) => is === "cockpit"),
  ),
  word(
    "near",
    "附近已有",
    ofDesk(({ near }) => near !== undefined),
  ),
];

function word(name: string, zh: string, uses: GrammarWord["uses"]): GrammarWord {
  return { word: name, words: { zh, en: name }, uses };
}
