import {
  type BulletinNode,
  dayWords,
  type EntryState,
  entryFlags,
  factsOf,
  type Heading,
  issueWords,
  lastDayBefore,
  type Moment,
  momentWords,
  ofPaths,
  type Pack,
  type Paper,
  type PaperTable,
  type Period,
  renderTemplate,
  saidOfEntry,
  type Words,
} from "@xinlian/kernel";
import type { Engine } from "../engine/engine.ts";
import { entriesOf } from "../engine/entries.ts";
import { periodWords } from "../figure/period-view.ts";
import { figuresIn, flagsIn, tallyOf } from "./figures.ts";
import { listOf } from "./lists.ts";

const CHINA = { offset: 480 };

/** What a bulletin reads, as it stands at this moment. */
export type Reading = Pick<Paper, "figures" | "tables" | "texts" | "cutoff">;

/** What its text is headed by. */
export type Headed = Pick<Paper, "year" | "number" | "version" | "title" | "issuer">;

/**
 * Reads the figures and lists of a bulletin and puts them into its text. In the engine's eyes: a bulletin is the city's.
 * @param entry what a paper of an entry is of; `period` is then its day
 */
export async function readBulletin(
  engine: Engine,
  pack: Pack,
  bulletin: BulletinNode,
  period: Period,
  headed: Headed,
  now: Moment,
  entry?: EntryState,
): Promise<Reading> {
  const cutoff = Math.min(now, period.until) as Moment;
  const span = { period, cutoff: now, ...(entry && { entry }) };
  const figures = await figuresIn(engine, pack, bulletin.figures, span);
  const tables: PaperTable[] = [];
  for (const tally of Object.values(bulletin.tallies)) {
    tables.push(await tallyOf(engine, pack, tally, span));
  }
  for (const list of Object.values(bulletin.lists)) {
    tables.push(await listOf(engine, pack, list, now, { entry, open: bulletin.public }));
  }
  const about =
    entry === undefined
      ? { flags: await flagsIn(engine, pack, span) }
      : await aboutOf(engine, pack, bulletin, entry, now);
  const say = (language: "zh" | "en"): string => {
    const heading = headingOf(engine, period, headed, now, language);
    const facts = factsOf(heading, figures, tables, language, about);
    const rendered = renderTemplate(bulletin.templates[language].source, facts);
    // A template was read when the pack loaded; what fails now is told in the draft, where people see it.
    return "text" in rendered ? rendered.text.trim() : rendered.problem;
  };
  return { figures, tables, cutoff, texts: { zh: say("zh"), en: say("en") } };
}

/** What the templates of a paper of an entry read of it, in both languages, and what it is flagged for. */
async function aboutOf(
  engine: Engine,
  pack: Pack,
  { templates }: BulletinNode,
  entry: EntryState,
  now: Moment,
) {
  const register = pack.registers[entry.register];
  if (register === undefined) return {};
  const entries = await entriesOf(engine.ledger, [entry.stream]);
  const world = engine.world(pack, now, new Map(), entries);
  const paths = [...ofPaths(templates.zh.source), ...ofPaths(templates.en.source)];
  return {
    of: saidOfEntry([...new Set(paths)], register, entry.stream, world),
    flags: entryFlags(entry, register, world),
  };
}

function headingOf(
  { city }: Engine,
  period: Period,
  headed: Headed,
  now: Moment,
  language: "zh" | "en",
): Heading {
  const at = (moment: Moment) => momentWords(moment, CHINA)[language];
  const issue: Words = issueWords(headed);
  return {
    city: city.profile.name[language],
    title: headed.title[language],
    number: issue[language],
    day: dayWords(lastDayBefore(period.until, CHINA))[language],
    period: periodWords(period)[language],
    from: at(period.from),
    until: at(period.until),
    cutoff: at(Math.min(now, period.until) as Moment),
  };
}
