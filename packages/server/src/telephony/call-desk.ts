import type { ActionNode, CaseNode, DeskNode, Pack, Post } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";

/** A desk that takes calls: which case a call is, and how it is opened, ended and its recording noted. */
export interface CallDesk {
  readonly pack: Pack;
  readonly desk: DeskNode;
  readonly node: CaseNode;
  readonly take: ActionNode;
  readonly end: ActionNode | null;
  readonly record: ActionNode | null;
}

/** Every desk that takes calls, of the packs named, in their order. */
export function callDesks(city: CityNow, packs: Iterable<string>): readonly CallDesk[] {
  return [...packs].flatMap((name) => {
    const pack = city.packs.get(name);
    return pack === undefined
      ? []
      : Object.values(pack.desks).flatMap((desk) => callDesk(pack, desk));
  });
}

/** Of those desks the one that a person sits at, else the first. */
export function deskFor(desks: readonly CallDesk[], posts: readonly Post[]): CallDesk | null {
  return desks.find((desk) => sitsAt(desk, posts)) ?? desks[0] ?? null;
}

export function sitsAt({ pack, desk }: CallDesk, posts: readonly Post[]): boolean {
  return posts.some((post) => post.pack === pack.name && desk.for.includes(post.role));
}

function callDesk(pack: Pack, desk: DeskNode): readonly CallDesk[] {
  const { take, end, record } = desk.calls;
  const [type = "", opening = ""] = take?.split(".") ?? [];
  const node = pack.cases[type];
  const action = node?.actions[opening];
  if (node === undefined || action === undefined) return [];
  const step = (path: string | undefined) => node.actions[path?.split(".").at(-1) ?? ""] ?? null;
  return [{ pack, desk, node, take: action, end: step(end), record: step(record) }];
}

/** Case types that stand for calls themselves, not for what is told in them. */
export function callTypes(pack: Pack): ReadonlySet<string> {
  return new Set(
    Object.values(pack.desks).flatMap((desk) => callDesk(pack, desk).map(({ node }) => node.name)),
  );
}
