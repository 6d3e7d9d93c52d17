import {
  type Fault,
  fault,
  type MoveNode,
  mapsOf,
  ok,
  type Pack,
  type Result,
  refuse,
  startsFrom,
  unfitFor,
} from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";
import { openOf, type StoodOn } from "./standing.ts";

/** A declared move over the cases that stand now. */
export interface MovePlan {
  readonly pack: Pack;
  readonly move: MoveNode;
  /** Hashes of the versions whose cases it moves. */
  readonly from: readonly string[];
  /** Types whose cases it leaves where they are. */
  readonly stay: readonly string[];
  /** Open cases that it moves. */
  readonly open: number;
  /** Where cases would be left nowhere: then nothing is moved. */
  readonly faults: readonly Fault[];
}

/** The move `name` of the version that runs. */
export function movePlan(
  city: Pick<CityNow, "packs" | "versions">,
  packName: string,
  name: string,
  stood: readonly StoodOn[],
): Result<MovePlan> {
  const pack = city.packs.get(packName);
  if (pack === undefined) return refuse("request-not-found");
  const move = pack.moves[name];
  if (move === undefined) {
    const allowed = Object.keys(pack.moves).join(", ") || "–";
    return refuse("pack-move-unknown", { pack: packName, move: name, allowed });
  }
  const stay = Object.keys(move.cases).filter((type) => mapsOf(move, type).stay);
  const begun = stood.flatMap(({ hash, standing }) => {
    const older = city.versions.get(hash);
    if (older === undefined || hash === pack.hash || !startsFrom(move, older)) return [];
    const moving = standing.filter(({ type }) => !stay.includes(type));
    return [{ older, moving }];
  });
  return ok({
    pack,
    move,
    from: begun.map(({ older }) => older.hash),
    stay,
    open: openOf(begun.flatMap(({ moving }) => moving)),
    faults: begun.flatMap(({ older, moving }) => unfitFor(older, pack, move, moving)),
  });
}

/** Why a move may not begin; null when it may. */
export function refusedMove({ move, faults }: MovePlan): Fault | null {
  if (faults.length === 0) return null;
  const whole = fault("pack-move-refused", { move: move.name, count: faults.length });
  return { ...whole, parts: faults };
}
