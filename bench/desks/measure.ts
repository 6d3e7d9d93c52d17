import type { CaseCount } from "@xinlian/wire";
import { percentile } from "../http/percentile.ts";
import { Visitor } from "./visitor.ts";

/** ms of each time that something was done, by what it was. */
export type Times = Record<string, number[]>;

/** Those whose work is measured, by the demo's accounts. */
const ACCOUNTS = ["zuoxi", "paidan", "chengban", "shenhe", "huifang", "duban", "lingdao"];

/** Everybody whose work is measured; sign-ins are rationed, so each comes in once. */
export async function comeIn(url: string): Promise<readonly Visitor[]> {
  const visitors: Visitor[] = [];
  for (const account of ACCOUNTS) visitors.push(await Visitor.signIn(url, account));
  return visitors;
}

/** Goes through the desks so many times, one request at a time as one person does. */
export async function visit(visitors: readonly Visitor[], rounds: number): Promise<Times> {
  const times: Times = {};
  const note = (what: string, ms: number | null) => {
    if (ms !== null) times[what] = [...(times[what] ?? []), ms];
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const visitor of visitors) {
      for (const desk of visitor.desks) {
        const name = `${visitor.account}.${desk.name}`;
        const query = `pack=${desk.pack}&desk=${desk.name}&limit=20`;
        const page = await visitor.page(query);
        note(`list.${name}`, page.ms);
        if (page.answer.next !== null) {
          note(`second.${name}`, (await visitor.page(`${query}&after=${page.answer.next}`)).ms);
        }
        note(
          `says.${name}`,
          (await visitor.get(`/api/desks/${desk.pack}/${desk.of}/${desk.name}/says`)).ms,
        );
        note(
          `count.${name}`,
          (await visitor.get<CaseCount>(`/api/cases/count?${query.replace("&limit=20", "")}`)).ms,
        );
        const row = page.answer.rows[round % Math.max(page.answer.rows.length, 1)];
        if (row === undefined) continue;
        note("open", (await visitor.get(`/api/cases/${row.id}`)).ms);
        if (round % 4 === 0) note("act", await visitor.act(row.id));
      }
    }
    await search(visitors[1] as Visitor, round, note);
  }
  return times;
}

/** A word that very many cases have, one that few have, one among open ones, and what has ended. */
async function search(
  visitor: Visitor,
  round: number,
  note: (what: string, ms: number) => void,
): Promise<void> {
  const [desk] = visitor.desks;
  const scope = `pack=${desk?.pack}&type=${desk?.of}&limit=20`;
  const common = encodeURIComponent("噪声");
  const rare = `n${round % 40}x0000000${(round % 9) + 1}`;
  note("search.common", (await visitor.page(`${scope}&q=${common}&sort=-opened`)).ms);
  note("search.commonOpen", (await visitor.page(`${scope}&q=${common}&state=open`)).ms);
  note("search.rare", (await visitor.page(`${scope}&q=${rare}&sort=-opened`)).ms);
  note("ended", (await visitor.page(`${scope}&state=ended&sort=-opened`)).ms);
  note("all", (await visitor.page(`${scope}&sort=-opened`)).ms);
}

/** p50 and p95 of each. */
export function summed(
  times: Times,
): Readonly<Record<string, { p50: number; p95: number; n: number }>> {
  return Object.fromEntries(
    Object.entries(times)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, ms]) => [
        what,
        { p50: percentile(ms, 50), p95: percentile(ms, 95), n: ms.length },
      ]),
  );
}
