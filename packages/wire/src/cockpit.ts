import { type Static, Type } from "typebox";
import { Day, Instant, Named, nullable, Uuid, Words } from "./base.ts";
import { AreaView } from "./case-view.ts";
import { Light } from "./light.ts";

/** A number, and the query of `/api/cases` that lists exactly so many cases in the same viewer's eyes. */
export const OpensCases = Type.Object({ n: Type.Integer(), opens: Type.String() });
export type OpensCases = Static<typeof OpensCases>;

/** What is counted of a county or a pack. `came`, `ended` and `breached` are of the period. */
const STOCK = {
  open: OpensCases,
  /** Open, and its running limit is over. */
  late: OpensCases,
  /** Open, and its running limit ends today; over already or not. */
  today: OpensCases,
  came: OpensCases,
  ended: OpensCases,
  /** Ended, and a limit of it was overrun on record. */
  breached: OpensCases,
  /** Ended without a limit overrun, of those that ended, 0 … 1; null when none did. */
  onTime: nullable(Type.Number()),
};

/** The case that is overdue for longest. */
export const LateCase = Type.Object({
  id: Uuid,
  number: nullable(Type.String()),
  title: Type.String(),
  pack: Type.String(),
  type: Words,
  area: AreaView,
  lead: nullable(Named),
  opened: Instant,
  dueDay: Day,
  light: Light,
});
export type LateCase = Static<typeof LateCase>;

export const CockpitCounty = Type.Object({
  /** The division right below the city; the city itself for what lies in none. */
  code: Type.String(),
  name: Type.String(),
  ...STOCK,
  /** null when nothing is overdue there. */
  first: nullable(LateCase),
});
export type CockpitCounty = Static<typeof CockpitCounty>;

/** A paper that was published last. */
const LatestPaper = Type.Object({
  name: Type.String(),
  id: Uuid,
  words: Words,
  issue: Words,
  publishedAt: Instant,
});

export const CockpitPack = Type.Object({
  pack: Type.String(),
  words: Words,
  ...STOCK,
  /** Name of the cockpit that the pack itself gives this viewer. */
  desk: nullable(Type.String()),
  papers: Type.Array(LatestPaper),
});
export type CockpitPack = Static<typeof CockpitPack>;

/** Cases between two days, both included; null = no bound on that side. */
const Span = Type.Object({ from: nullable(Day), to: nullable(Day), cases: OpensCases });
export type CockpitSpan = Static<typeof Span>;

export const Cockpit = Type.Object({
  at: Instant,
  today: Day,
  /** Civil days in which what came and what ended is counted, today as far as it has come. */
  period: Type.Object({ first: Day, last: Day }),
  whole: Type.Object({ ...STOCK, paused: OpensCases }),
  /** Most overdue ones first, then most open ones; every county, and the city where something lies in none. */
  counties: Type.Array(CockpitCounty),
  packs: Type.Array(CockpitPack),
  /** Overdue cases by the day on which they were due, the latest first. */
  overdue: Type.Array(Span),
  /** Open cases by the day on which they were opened, the latest first. */
  standing: Type.Array(Span),
  days: Type.Array(Type.Object({ day: Day, came: OpensCases, ended: OpensCases })),
  /** Overdue for longest in the whole reach. */
  first: Type.Array(LateCase),
});
export type Cockpit = Static<typeof Cockpit>;

/** What entries of registers owe, and how subjects of scores stand: counted now and then, and kept for some minutes. */
export const CockpitKept = Type.Object({
  packs: Type.Array(
    Type.Object({
      pack: Type.String(),
      words: Words,
      /** What nobody has touched for the stretch that runs. */
      owed: Type.Array(
        Type.Object({
          register: Named,
          cadence: Named,
          /** null while it is being counted. `more`: there are more than these. */
          counted: nullable(Type.Object({ n: Type.Integer(), more: Type.Boolean(), at: Instant })),
        }),
      ),
      /** Cases of cadences, by their type: opened this year, ended or open, of which a limit was overrun. */
      missed: Type.Array(Type.Object({ type: Named, cases: OpensCases })),
      scores: Type.Array(
        Type.Object({
          score: Named,
          /** The last one that is over. null while its bands are being counted. */
          period: nullable(Words),
          bands: Type.Array(Type.Object({ words: Words, n: Type.Integer() })),
        }),
      ),
    }),
  ),
});
export type CockpitKept = Static<typeof CockpitKept>;
