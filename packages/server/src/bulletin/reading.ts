import {
  type BulletinNode,
  dayWords,
  factsOf,
  type Heading,
  issueWords,
  lastDayBefore,
  type Moment,
  momentWords,
  type Pack,
  type Paper,
  type PaperFigure,
  type PaperTable,
  type Period,
  readSpan,
  renderTemplate,
  spotOf,
  type Words,
} from "@xinlian/kernel";
import type { Engine } from "../engine/engine.ts";
import { reckon } from "../figure/reckon.ts";
import { figureRow, read } from "../figure/sheet.ts";
import { listOf } from "./lists.ts";

const CHINA = { offset: 480 };

/** What a bulletin reads, as it stands at this moment. */
export type Reading = Pick<Paper, "figures" | "tables" | "texts" | "cutoff">;

/** What its text is headed by. */
export type Headed = Pick<Paper, "year" | "number" | "version" | "title" | "issuer">;

/** Reads the figures and lists of a bulletin and puts them into its text. In the engine's eyes: a bulletin is the city's. */
export async function readBulletin(
  engine: Engine,
  pack: Pack,
  bulletin: BulletinNode,
  period: Period,
  headed: Headed,
  now: Moment,
): Promise<Reading> {
  const cutoff = Math.min(now, period.until) as Moment;
  const figures = await figuresFor(engine, pack, bulletin, period, now);
  const tables: PaperTable[] = [];
  for (const list of Object.values(bulletin.lists)) {
    tables.push(await listOf(engine, pack, list, now));
  }
  const say = (language: "zh" | "en"): string => {
    const heading = headingOf(engine, period, headed, now, language);
    const facts = factsOf(heading, figures, tables, language);
    const rendered = renderTemplate(bulletin.templates[language].source, facts);
    // A template was read when the pack loaded; what fails now is told in the draft, where people see it.
    return "text" in rendered ? rendered.text.trim() : rendered.problem;
  };
  return { figures, tables, cutoff, texts: { zh: say("zh"), en: say("en") } };
}

async function figuresFor(
  { city, ledger }: Engine,
  pack: Pack,
  bulletin: BulletinNode,
  period: Period,
  now: Moment,
): Promise<readonly PaperFigure[]> {
  const asked = { city, pack, area: city.code, now };
  const span = readSpan(period.name);
  const spot = spotOf(city.code, period, span.ok ? span.value : null);
  const { reckoning } = await ledger.view({ kind: "engine" }, (sql) =>
    reckon(sql, asked, (planning) => {
      for (const name of bulletin.figures) read(planning, name, spot);
    }),
  );
  const settings = city.settings.get(pack.name) ?? {};
  return bulletin.figures.flatMap((name): PaperFigure[] => {
    const indicator = pack.indicators[name];
    if (indicator === undefined) return [];
    const opening = { pack, period: period.name, filter: {} };
    const row = figureRow(indicator, reckoning.figure(name, spot), settings, pack, opening);
    const { words: text, unit, means, value, text: shown, n, why, opens } = row;
    return [{ indicator: name, text, unit, means, value, shown, n, why, opens }];
  });
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
    from: at(period.from),
    until: at(period.until),
    cutoff: at(Math.min(now, period.until) as Moment),
  };
}
