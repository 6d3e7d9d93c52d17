import {
  bandRange,
  type Frame,
  frameOf,
  type Me,
  type Moment,
  openingsFor,
  type Pack,
  type ScoreNode,
  type ScoreSpan,
  scoreSpanAt,
  scoreSpanBefore,
} from "@xinlian/kernel";
import type { AppealView, PeriodView, ScoreView } from "@xinlian/wire";
import { formOf } from "../case/form-view.ts";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import { refusal } from "../fault/refusal.ts";

/** A score of a running pack. */
export interface Scored {
  readonly pack: Pack;
  readonly score: ScoreNode;
}

/** @throws Refusal 404 for a pack that does not run, `score-unknown` for a score that it does not have */
export function scoredIn(engine: Engine, pack: string, score: string): Scored {
  const found = engine.city.packs.get(pack);
  if (found === undefined) throw refusal("request-not-found");
  const node = found.scores[score];
  if (node !== undefined) return { pack: found, score: node };
  const allowed = Object.keys(found.scores).join(", ") || "–";
  throw refusal("score-unknown", { name: score, allowed }, "score");
}

/**
 * What a score is, and whether this person may appeal a point of it.
 * @param frame of the period that is told; that of the one which runs when none is given
 */
export function scoreView(
  engine: Engine,
  { pack, score }: Scored,
  me: Me,
  now: Moment,
  frame?: Frame,
): ScoreView {
  const { city } = engine;
  const calendar = city.calendar(null);
  const running = scoreSpanAt(score.per, now, calendar);
  const settings = city.settings.get(pack.name) ?? {};
  const told = frame ?? frameOf(score, running, { pack, settings });
  const { caps, starts, lines } = told;
  const register = score.of.kind === "register" ? score.of.register : null;
  return {
    pack: pack.name,
    name: score.name,
    words: score.text,
    of: pack.registers[register ?? ""]?.text ?? { zh: "单位", en: "units" },
    register,
    per: score.per,
    ranked: score.ranked,
    rules: Object.values(told.score.points).map(({ name, text }) => ({
      name,
      words: text,
      cap: caps.get(name) ?? null,
      start: starts.get(name) ?? null,
    })),
    bands: told.score.bands.map((band) => ({
      name: band.name,
      words: band.text,
      range: bandRange(band, lines),
    })),
    fresh: told.score.fresh,
    now: spanView(running),
    last: spanView(scoreSpanBefore(running, calendar)),
    appeal: appealOf(engine, { pack, score }, me, now),
  };
}

export function spanView(span: ScoreSpan): PeriodView {
  return {
    name: span.name,
    words: span.words,
    from: instant(span.from),
    until: instant(span.until),
  };
}

/** The first opening of the pack that asks for a point of this score and that this person may take. */
function appealOf(engine: Engine, { pack, score }: Scored, me: Me, now: Moment): AppealView | null {
  const world = engine.world(pack, now);
  for (const node of Object.values(pack.cases)) {
    for (const action of openingsFor(node, world, me)) {
      const asked = action.form.find(({ field }) => {
        const of = node.fields[field];
        return of?.kind === "point" && of.of === score.name && !of.many;
      });
      if (asked === undefined) continue;
      return {
        type: node.name,
        action: action.name,
        words: action.text,
        field: asked.field,
        form: formOf(action, node, pack, engine.city, null, { world, me }),
      };
    }
  }
  return null;
}
