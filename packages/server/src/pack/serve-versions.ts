import type { Moment } from "@xinlian/kernel";
import type { MoveState, VersionList } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import { changeFrame } from "../directory/change-frame.ts";
import { granted, Refusal, refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { loadVersion } from "./load-version.ts";
import { type MovePlan, movePlan, refusedMove } from "./move-plan.ts";
import { moveRows } from "./move-rows.ts";
import { sendMoves } from "./move-sheet.ts";
import { type Moving, movingNote, movingOf } from "./moving.ts";
import { openOf, stoodOn } from "./standing.ts";
import { noteOf, versionReport } from "./version-report.ts";

/** Versions of packs: loaded into the running city, and how standing cases come to them. */
export function serveVersions(serving: Serving, house: House): void {
  const city = () => house.keeper.now;
  const planned = async (pack: string, move: string): Promise<MovePlan> =>
    granted(movePlan(city(), pack, move, await stoodOn(house, pack)));

  serving.on("packVersions", async ({ params }): Promise<VersionList> => {
    const pack = city().packs.get(params.pack);
    if (pack === undefined) throw refusal("request-not-found");
    const stood = await stoodOn(house, pack.name);
    const moving = movingOf(city())[pack.name];
    return {
      pack: { id: pack.name, words: pack.text },
      rows: stood.map(({ hash, loaded, now, standing }) => ({
        hash,
        version: city().versions.get(hash)?.version ?? null,
        loaded: instant(loaded),
        now,
        open: openOf(standing),
      })),
      moves: Object.keys(pack.moves).map((name) => {
        const { open, faults } = granted(movePlan(city(), pack.name, name, stood));
        return { name, open, faults: faults.map(noteOf) };
      }),
      moving: moving === undefined ? null : await stateOf(pack.name, moving),
    };
  });

  serving.on("loadVersion", async ({ params, query, body, caller, at }) => {
    const { id } = caller as PersonCaller;
    const by = {
      id: at.key,
      principal: { kind: "person", id },
      actor: `person:${id}`,
      at: at.now,
    } as const;
    const dry = query.dry ?? true;
    const done = await loadVersion(house, params.pack, body.files, dry, by);
    return versionReport(params.pack, granted(done));
  });

  serving.on("movePage", async ({ params, query }) => {
    const plan = await planned(params.pack, params.move);
    const page = await moveRows(house, plan, query.after?.toLowerCase(), query.limit ?? 50);
    const { open, faults } = plan;
    return { move: params.move, open, faults: faults.map(noteOf), ...page };
  });

  serving.on("moveSheet", async ({ params, caller, at, reply }) => {
    const plan = await planned(params.pack, params.move);
    await sendMoves(house, plan, "xlsx", caller as PersonCaller, at, reply);
    return undefined;
  });

  serving.on("moveTable", async ({ params, caller, at, reply }) => {
    const plan = await planned(params.pack, params.move);
    await sendMoves(house, plan, "csv", caller as PersonCaller, at, reply);
    return undefined;
  });

  serving.on("beginMove", async ({ params, caller, at }) => {
    const plan = await planned(params.pack, params.move);
    const fault = refusedMove(plan);
    if (fault !== null) throw new Refusal(fault);
    const before = movingOf(city())[params.pack];
    const { hash } = plan.pack;
    const same = before?.hash === hash && before.move === params.move;
    if (before !== undefined && same && before.ended === undefined) {
      return stateOf(params.pack, before);
    }
    const by = `person:${(caller as PersonCaller).id}`;
    const moving: Moving = { hash, move: params.move, by, at: at.now as Moment };
    const note = movingNote(city(), params.pack, moving);
    const asked = { pack: params.pack, move: params.move, hash };
    await changeFrame(house, caller as PersonCaller, at, [note], asked, null);
    return stateOf(params.pack, moving);
  });

  async function stateOf(name: string, moving: Moving): Promise<MoveState> {
    const plan = movePlan(city(), name, moving.move, await stoodOn(house, name));
    const person = city().directory.person(moving.by.replace("person:", ""))?.name ?? moving.by;
    const over = moving.ended !== undefined;
    return {
      move: moving.move,
      left: over ? (moving.left ?? 0) : plan.ok ? plan.value.open : 0,
      by: { zh: person, en: person },
      begun: instant(moving.at),
      ended: moving.ended === undefined ? null : instant(moving.ended),
    };
  }
}
