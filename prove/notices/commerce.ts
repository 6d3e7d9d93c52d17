import type { FlagList } from "@xinlian/wire";
import { RETAIL, reproduceRetail } from "../../packages/server/test/retail-2024.ts";
import type { Town } from "../../packages/server/test/town.ts";
import { type Forms, published } from "./forms.ts";
import type { Hold } from "./hold.ts";

/** The notice of online retail from January to May 2024, held against what was printed in July. */
export async function commerce(town: Town, hold: Hold): Promise<Forms> {
  await reproduceRetail(town);
  const { period, totals, growth, ranks, goods, services, counties } = RETAIL;
  const forms = await published(town, "shangwu", "/api/bulletins/commerce/monthly", { period });
  const { figures, tables } = forms.paper;
  const value = (name: string) => figures.find(({ indicator }) => indicator === name)?.value;
  const percent = (name: string) => hundredths(value(name));
  for (const [name, amount] of Object.entries(totals)) hold(name, value(name), amount);
  for (const [name, grown] of Object.entries(growth))
    hold(`growth of ${name}`, percent(`${name}_growth`), grown);
  for (const [name, place] of Object.entries(ranks))
    hold(`place by ${name}`, value(`said_${name}_rank`), place);

  const cell = (list: string, row: string, column: number) => {
    const table = tables.find((each) => each.list === list);
    return table?.rows.find(({ cells }) => cells[0]?.zh === row)?.numbers?.[column] ?? undefined;
  };
  // Shares are reckoned of rounded amounts: the last printed digit may differ by one.
  const near = (what: string, got: number | undefined, printed: number) =>
    hold(what, Math.abs((hundredths(got) ?? 0) - printed) < 0.0151, true);
  for (const [list, rows] of [
    ["goods", goods],
    ["services", services],
  ] as const) {
    for (const [at, { name, amount, share }] of rows.entries()) {
      hold(name, cell(list, name, 1), amount);
      near(`share of ${name}`, cell(list, name, 2), share);
      hold(`printed share of ${name}`, cell(list, name, 3), share);
      hold(`place of ${name}`, cell(list, name, 4), at + 1);
    }
  }
  for (const [at, { name, retail, phys, svc, of }] of counties.entries()) {
    hold(name, cell("counties", name, 1), retail);
    near(`share of ${name}`, cell("counties", name, 2), of[0]);
    hold(`place of ${name}`, cell("counties", name, 3), at + 1);
    hold(`goods of ${name}`, cell("counties", name, 4), phys);
    near(`share of ${name} in goods`, cell("counties", name, 5), of[1]);
    hold(`services of ${name}`, cell("counties", name, 6), svc);
    near(`share of ${name} in services`, cell("counties", name, 7), of[2]);
  }
  const desk = await town.staff("shangwu");
  const flags = (await desk.get(`/api/figures/commerce/flags?period=${period}`)).json<FlagList>();
  hold("flagged", flags.rows.map((row) => row.cell).sort(), [...RETAIL.flags].sort());
  const lines = forms.paper.texts.zh.split("\n").filter((line) => line.includes("末位与重算不同"));
  hold("flags on the paper", lines.length, RETAIL.flags.length);
  return forms;
}

/** A share or growth as per cent with two decimals. */
function hundredths(share: number | null | undefined): number | undefined {
  return typeof share === "number" ? Math.round(share * 10_000) / 100 : undefined;
}
