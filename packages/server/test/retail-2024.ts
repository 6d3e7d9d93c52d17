import { v4, v7 } from "uuid";
import { act, ask, caseOf } from "./filing-town.ts";
import type { Town } from "./town.ts";

/**
 * What the notice of online retail from January to May 2024 printed (乐山日报, July 2024, by the city's Commerce Bureau). Figures only: amounts
 * in 亿元, shares and growth in per cent. The year before is what the printed growth implies.
 */
export const RETAIL = {
  period: "2024-05",
  totals: { tx: 306.22, retail: 198.63, phys: 52.85, svc: 145.78, rural: 137.66, agri: 13.17 },
  yearBefore: { tx: 268.24, retail: 168.17, phys: 44.75, svc: 123.42, rural: 121.59, agri: 11.22 },
  growth: { tx: 14.16, retail: 18.11, rural: 13.22, agri: 17.38 },
  /** Places in the province. */
  ranks: { tx: 5, retail: 2 },
  /** Name, amount and printed share, in the printed order. */
  goods: [
    { key: "food", name: "食品保健", amount: 29.37, share: 55.58 },
    { key: "home", name: "家装家饰", amount: 5.05, share: 9.55 },
    { key: "toys", name: "玩乐收藏", amount: 4.65, share: 8.79 },
  ],
  services: [
    { key: "travel", name: "在线旅游", amount: 95.65, share: 65.61 },
    { key: "catering", name: "在线餐饮", amount: 35.77, share: 24.54 },
    { key: "leisure", name: "休闲娱乐", amount: 5.08, share: 3.48 },
  ],
  counties: [
    {
      area: "511181",
      name: "峨眉山市",
      retail: 108.88,
      phys: 20.21,
      svc: 88.66,
      of: [54.81, 38.25, 60.82],
    },
    {
      area: "511102",
      name: "市中区",
      retail: 45.52,
      phys: 17.88,
      svc: 27.65,
      of: [22.92, 33.83, 18.97],
    },
    {
      area: "511126",
      name: "夹江县",
      retail: 25.55,
      phys: 6.02,
      svc: 19.53,
      of: [12.87, 11.4, 13.4],
    },
  ],
  /** Printed shares whose last digit is not the one reckoned of the printed amounts: seven, each by 0.01. */
  flags: [
    "said_phys_share.food",
    "said_phys_share.home",
    "said_phys_share.toys",
    "said_of_retail@511181",
    "said_of_retail@511126",
    "said_of_phys@511181",
    "said_of_phys@511126",
  ],
} as const;

const SAID = { caliber: "platform", source: "省平台" };

/**
 * Enters that month by the doors of the desk, each step at its day: each office files its return, and what was printed is recorded beside. The
 * town's clock stands on the 8th of July afterwards.
 */
export async function reproduceRetail(town: Town): Promise<void> {
  const { period, totals, yearBefore, goods, services, counties } = RETAIL;
  const CITY = { office: "乐山市商务局", lead: "511100-commerce", place: "511100" };
  const [before] = [`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`];
  town.at(Date.parse(`${before.slice(0, 4)}-06-05T09:00:00+08:00`));
  await file(town, { ...CITY, period: before }, yearBefore);
  const by = (name: string, rows: readonly { key: string; amount: number }[]) =>
    Object.fromEntries(rows.map(({ key, amount }) => [`${name}.${key}`, amount]));
  town.at(Date.parse(`${period.slice(0, 4)}-06-05T09:00:00+08:00`));
  const whole = { ...totals, ...by("phys_by", goods), ...by("svc_by", services) };
  await file(town, { ...CITY, period }, whole);
  for (const { area, name, retail, phys, svc } of counties) {
    const asked = { office: `${name}商务局`, lead: `${area}-commerce`, place: area, period };
    await file(town, asked, { retail, phys, svc });
  }
  town.at(Date.parse("2024-07-08T15:00:00+08:00"));
  await record(town);
}

/** Asks an office for its return, has it filed by somebody there, and keeps it. */
async function file(
  town: Town,
  asked: Parameters<typeof ask>[2],
  figures: Readonly<Record<string, number>>,
): Promise<void> {
  const desk = await town.staff("shangwu");
  const view = await ask(town, desk, asked);
  const clerk = await town.staff(await clerkOf(town, asked.lead));
  const filed = await act(clerk, await caseOf(clerk, view.id), "submit", { ...SAID, figures });
  if (filed.statusCode !== 200) throw new Error(filed.body);
  const kept = await act(desk, await caseOf(desk, view.id), "keep", {});
  if (kept.statusCode !== 200) throw new Error(kept.body);
}

/** The account of whoever files for a unit; made where the demo has nobody there. */
async function clerkOf({ house }: Town, unit: string): Promise<string> {
  if (unit === "511100-commerce") return "shangwu";
  const login = `clerk-${unit}`;
  if ((await house.ledger.accounts.find(login)) !== null) return login;
  const id = v7();
  const change = {
    id: v4(),
    principal: { kind: "founder" as const, id: "founder" },
    actor: "self",
    bodyHash: "00".repeat(32),
    at: house.now(),
  };
  const done = await house.ledger.change(change, [
    { kind: "person-set", person: { id, name: "统计员", unit } },
    { kind: "post-given", post: { person: id, pack: "commerce", role: "reporter", unit } },
  ]);
  if (done.outcome !== "appended") throw new Error(done.outcome);
  await house.ledger.accounts.put({ login, passwordHash: "-", person: id });
  const read = await house.keeper.reload();
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return login;
}

async function record(town: Town): Promise<void> {
  const { period, growth, ranks, goods, services, counties } = RETAIL;
  const figures: Record<string, number> = {};
  for (const [name, value] of Object.entries(growth)) figures[`said_${name}_growth`] = value;
  for (const [name, value] of Object.entries(ranks)) figures[`said_${name}_rank`] = value;
  for (const { key, share } of goods) figures[`said_phys_share.${key}`] = share;
  for (const { key, share } of services) figures[`said_svc_share.${key}`] = share;
  for (const { area, of } of counties) {
    const [retail, phys, svc] = of;
    Object.assign(figures, {
      [`said_of_retail@${area}`]: retail,
      [`said_of_phys@${area}`]: phys,
      [`said_of_svc@${area}`]: svc,
    });
  }
  const desk = await town.staff("shangwu");
  const form = { period, paper: "乐山日报", on: "2024-07-08", figures };
  const answer = await desk.post(
    "/api/cases",
    { pack: "commerce", type: "notice", action: "record", form },
    { "idempotency-key": v4() },
  );
  if (answer.statusCode !== 201) throw new Error(answer.body);
}
