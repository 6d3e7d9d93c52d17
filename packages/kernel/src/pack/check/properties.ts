import type { Words } from "../../words/index.ts";
import type { Sheet } from "../draft/sheet.ts";
import { everyBulletinReadable } from "./bulletins.ts";
import { everyDebtSettled } from "./cadences.ts";
import {
  everyClockStops,
  everyMarkPossible,
  everySourceSure,
  everyStateClocked,
} from "./clocks.ts";
import { everyDeskAnswered } from "./desk-rows.ts";
import { everyChainEnds } from "./endless.ts";
import { everyFilingDated } from "./filings.ts";
import { everyFormulaSound, everyMakeFits } from "./makes.ts";
import { everyNumberOwn } from "./numbers.ts";
import { everyActionManned, everyMachineReady } from "./people.ts";
import { everyScoreSound } from "./scores.ts";
import { everySealKept, everyTextOpen } from "./seals.ts";
import { everyStateEnds, everyStateReached } from "./states.ts";
import type { Subject } from "./subject.ts";
import { everythingUsed } from "./unused.ts";

/** One property that is proven of every pack before it may load. */
export interface Property {
  readonly id: string;
  readonly words: Words;
  readonly prove: (subject: Subject, sheet: Sheet) => void;
}

export const PROPERTIES: readonly Property[] = [
  property("PR-1", "每个状态都能到达", "every state is reached", everyStateReached),
  property(
    "PR-2",
    "每个状态都能走到终点",
    "an end can be reached from every state",
    everyStateEnds,
  ),
  property(
    "PR-3",
    "未办结的状态都有时限在走",
    "every state that is no end lies under a clock",
    everyStateClocked,
  ),
  property("PR-4", "时限都能开始，也都能停", "every clock can start and can stop", everyClockStops),
  property("PR-5", "到点要做的事都做得了", "what a clock does can be done then", everyMarkPossible),
  property(
    "PR-6",
    "拿不准的时限都在设置里",
    "limits that are not certain are settings",
    everySourceSure,
  ),
  property(
    "PR-7",
    "每个动作都有人能办",
    "every action has somebody who can take it",
    everyActionManned,
  ),
  property(
    "PR-8",
    "自动动作不用填表",
    "actions by clock and self ask for nothing",
    everyMachineReady,
  ),
  property(
    "PR-9",
    "派生、并入、延期都接得上",
    "what is made, joined and extended fits",
    everyMakeFits,
  ),
  property(
    "PR-10",
    "公式不绕圈，条件办得到",
    "formulas come to an end, guards can hold",
    everyFormulaSound,
  ),
  property(
    "PR-11",
    "联系方式都保密，且有人可查",
    "contact data is sealed, and somebody may look",
    everySealKept,
  ),
  property(
    "PR-12",
    "通知和公开内容不含保密内容",
    "messages and public pages tell nothing sealed",
    everyTextOpen,
  ),
  property("PR-13", "自动动作一定会停", "actions that happen by themselves end", everyChainEnds),
  property("PR-14", "没有多余的声明", "everything declared is used", everythingUsed),
  property(
    "PR-15",
    "工作台的清单和件数都查得快",
    "lists and counts of desks can be asked of rows",
    everyDeskAnswered,
  ),
  property(
    "PR-16",
    "通报只列得出的内容，模板读得懂",
    "bulletins list what is there, their templates name what they read",
    everyBulletinReadable,
  ),
  property(
    "PR-17",
    "到期的事开得了，过期记得下",
    "what a cadence owes can be opened and is missed in the end",
    everyDebtSettled,
  ),
  property(
    "PR-18",
    "填报都说得清报告期",
    "who files says for which period, of a length that fits",
    everyFilingDated,
  ),
  property(
    "PR-20",
    "积分的档次首尾相接，拿不准的数在设置里",
    "bands of scores cover the line, what is not certain of them is a setting",
    everyScoreSound,
  ),
  property(
    "PR-21",
    "每类事项的编号各用各的格式",
    "every type of cases has a number pattern of its own",
    everyNumberOwn,
  ),
];

function property(id: string, zh: string, en: string, prove: Property["prove"]): Property {
  return { id, words: { zh, en }, prove };
}
