export { type Area, LEVELS, type Level } from "./area/area.ts";
export { type AreaRange, areaRange } from "./area/range.ts";
export type { AreaRow } from "./area/rows.ts";
export { type AreaTree, buildAreaTree } from "./area/tree.ts";
export { type Block, blocksOf } from "./bulletin/blocks.ts";
export { factsOf, type Heading, PART } from "./bulletin/facts.ts";
export { ofPaths, renderTemplate } from "./bulletin/liquid.ts";
export type { BulletinListNode, BulletinNode, BulletinTallyNode } from "./bulletin/node.ts";
export {
  correctPaper,
  editPaper,
  issueWords,
  MOST_TEXT,
  type Paper,
  type PaperFigure,
  type PaperOf,
  type PaperTable,
  publishPaper,
} from "./bulletin/paper.ts";
export { isTaken, nextEnd, owedUntil } from "./cadence/boundary.ts";
export type { CadenceNode } from "./cadence/node.ts";
export type { Owed } from "./cadence/owed.ts";
export { owedNow, owedSince, owedWith } from "./cadence/owing.ts";
export { type Beat, isRhythm, RHYTHMS, type Rhythm, rhythmWords } from "./cadence/rhythm.ts";
export {
  parseSpan,
  type Span,
  spanAt,
  spanBefore,
  spanEnd,
  spanStart,
  spansEnding,
  spanWords,
} from "./cadence/span.ts";
export type { Calendar, Reached } from "./calendar/calendar.ts";
export {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  type Moment,
  parseDay,
} from "./calendar/day.ts";
export { noticesToCalendar, withLocalLeave } from "./calendar/load.ts";
export {
  dayOf,
  endOfDay,
  endsOn,
  formatMoment,
  lastDayBefore,
  type Offset,
  parseMoment,
  startOfDay,
} from "./calendar/moment.ts";
export { type LocalLeave, type Notice, parseLocalLeave, parseNotice } from "./calendar/notice.ts";
export {
  addWorkdays,
  isProvisional,
  isWorkday,
  nextWorkday,
  workdayFrom,
  workdaysBetween,
} from "./calendar/working-day.ts";
export type {
  Acted,
  CaseEvent,
  CaseEventBodies,
  CaseEventKind,
  Migrated,
} from "./case/event.ts";
export type { FiledNumber, FiledNumbers } from "./case/filed-number.ts";
export { parseCells } from "./case/filing.ts";
export {
  CLOCK,
  type DueMark,
  decide,
  dueMarks,
  evolve,
  isActor,
  isBarred,
  mayLook,
  type Offer,
  offers,
  openingsFor,
  previewOwed,
  rowVerbs,
  SELF,
  warnPercent,
} from "./case/index.ts";
export { isConfidential, isPublic } from "./case/showing.ts";
export type { CaseState, Past, SealedAt } from "./case/state.ts";
export type {
  Change,
  EntryChange,
  Me,
  Order,
  Outcome,
  PaperDrawn,
  Tell,
  World,
} from "./case/world.ts";
export { isCheckItem } from "./checklist/item.ts";
export { annulBreach, breachClock, isLate } from "./deadline/breach.ts";
export type { Clock, Dues, Pause, Whose } from "./deadline/clock.ts";
export { calendarOf } from "./deadline/dues.ts";
export { type Extended, extendClock } from "./deadline/extend.ts";
export { type Light, type LightName, light } from "./deadline/light.ts";
export { LIGHT_NAMES, lightLabel, lightWords } from "./deadline/light-words.ts";
export {
  amountWords,
  compareLimit,
  formatLimit,
  type Limit,
  type LimitUnit,
  parseLimit,
  untilDay,
} from "./deadline/limit.ts";
export {
  type ClockMark,
  hasFired,
  type MarkMoment,
  markFired,
  marks,
  nextMark,
  parseMark,
} from "./deadline/marks.ts";
export { compareClocks } from "./deadline/order.ts";
export { pauseClock, resumeClock } from "./deadline/pause.ts";
export { type Recomputed, recomputeClock } from "./deadline/recompute.ts";
export { isPaused, isRunning, type Starting, startClock, stopClock } from "./deadline/start.ts";
export { used } from "./deadline/used.ts";
export { type Answer, whoAnswers } from "./duty/answer.ts";
export { buildDirectory } from "./duty/build.ts";
export type { Candidate, Ground, Lost, Question, TopicWords } from "./duty/candidate.ts";
export type { Directory, DirectoryLists } from "./duty/directory.ts";
export type { Deputy, Duty, Person, Post, Precedent, Unit } from "./duty/duty.ts";
export { holdersOver, mayActFor, type Role } from "./duty/holder.ts";
export { precedentsIn, questionOf } from "./duty/question.ts";
export { postsInForce } from "./duty/standing-in.ts";
export * from "./fault/index.ts";
export { dayWords, endWords, momentWords } from "./field/day-words.ts";
export { filesIn } from "./field/files.ts";
export { LEAD_WORDS, parseForm } from "./field/form.ts";
export { mainNumber, maskedPhone, normalPhone } from "./field/phone.ts";
export type { CheckItem, Contact, FieldValue, FieldValues, FileRef, Place } from "./field/value.ts";
export { areaName, fieldWords, ownWords } from "./field/words.ts";
export { valuesOf } from "./indicator/answer.ts";
export { figureBasis } from "./indicator/basis.ts";
export {
  type Cell,
  cellOf,
  cellsOf,
  cellWords,
  periodField,
  periodNameOf,
} from "./indicator/cell.ts";
export { type Contribution, contributionsOf } from "./indicator/contribution.ts";
export { type Figure, figureText, grouped, type Sum, whyNone } from "./indicator/figure.ts";
export { type FiledRow, filedKey, filedOf, settleFiled } from "./indicator/filed.ts";
export { type Flagged, flaggedOf, spotsOf } from "./indicator/flagged.ts";
export type { FigureGround } from "./indicator/ground.ts";
export type { IndicatorNode, PanelNode } from "./indicator/node.ts";
export {
  type Cut,
  NOON,
  type Period,
  parsePeriod,
  periodAt,
  periodBefore,
  periodOfSpan,
} from "./indicator/period.ts";
export { type CountNeed, type FiledNeed, needKey, needOf, Planning } from "./indicator/planning.ts";
export { Reckoning } from "./indicator/reckoning.ts";
export type { FigureSource } from "./indicator/source.ts";
export {
  isWithin,
  PERS,
  type Per,
  readSpan,
  type Span as FigureSpan,
  spanYearBefore,
} from "./indicator/span.ts";
export { divided, type Spot, spotOf } from "./indicator/spot.ts";
export { type Arrow, arrows, mainLine, openings, reachable, startsIn } from "./lifecycle/index.ts";
export { type MoveNode, startsFrom } from "./move/node.ts";
export { mapsOf, type StandingIn, unfitFor } from "./move/unfit.ts";
export { isOutOfSight } from "./pack/cel/sight.ts";
export type { Expression } from "./pack/expression.ts";
export type {
  Engine,
  Proof,
  ProofCounts,
  Proven,
  Scenario,
  Scope,
  ScopeKind,
  Sighted,
} from "./pack/index.ts";
export {
  checkPack,
  checkSettings,
  loadPack,
  readPack,
  runScenario,
  scopeOf,
} from "./pack/index.ts";
export type * from "./pack/node.ts";
export { columnWords } from "./pack/scope/column-words.ts";
export { fillWords } from "./pack/scope/fill-words.ts";
export { saidOfEntry } from "./pack/scope/path-said.ts";
export { GRAMMAR_WORDS } from "./pack/words-used.ts";
export type { EntryEvent, EntryEventBodies, EntryEventKind } from "./register/event.ts";
export {
  ancestors,
  decideEntry,
  type EntryOrder,
  entriesNamed,
  entryFlags,
  entryTitle,
  evolveEntry,
  keyOf,
  mayEnter,
  mayWrite,
  normalKey,
  parseEntry,
  requiredFields,
  titleField,
  upperField,
} from "./register/index.ts";
export type { EntryState } from "./register/state.ts";
export * from "./row/index.ts";
export { bandOf, bandRange } from "./score/band.ts";
export { findPoint } from "./score/find.ts";
export {
  countedOf,
  type Frame,
  frameOf,
  type RuleSum,
  type Standing,
  type Total,
  totalOf,
} from "./score/fold.ts";
export {
  type BandNode,
  type PointNode,
  SCORE_PERS,
  type ScoreNode,
  type ScorePer,
} from "./score/node.ts";
export { type PointGiven, type PointState, parsePointId, tidy } from "./score/point.ts";
export {
  parseScoreSpan,
  type ScoreSpan,
  scoreSpanAt,
  scoreSpanBefore,
} from "./score/span.ts";
export { entryStanding, unitStanding } from "./score/standing.ts";
export type { Language, Words } from "./words/index.ts";
