import type { AreaTree } from "../area/tree.ts";
import type { ActionNode, CaseNode, FieldNode, FileItem, Pack } from "../pack/node.ts";
import type { Words } from "../words/index.ts";
import type { IndicatorNode } from "./node.ts";

/** One number of a filing: `sales`, `sales.food`, `share.food@511102`. */
export interface Cell {
  readonly name: string;
  readonly indicator: string;
  readonly dims: Readonly<Record<string, string>>;
  /** The area just below the case's that the number is of; absent = the case's own. */
  readonly place?: string;
}

/** What a filed indicator is divided by beside the area: choices of the pack. */
export function dimsOf({ across }: Pick<IndicatorNode, "across">): readonly string[] {
  return across.filter((dim) => dim !== "area");
}

/** The field that says which period a case files for; one, or the check refuses the pack (FL-1). */
export function periodField({ fields }: Pick<CaseNode, "fields">): FieldNode | undefined {
  return Object.values(fields).find(({ kind, many }) => kind === "period" && !many);
}

/** Reads the name of a number; undefined when the pack has none of that name. */
export function cellOf(name: string, pack: Pack): Cell | undefined {
  const [, path = "", place] = /^([a-z0-9_.]+)(?:@([\w-]+))?$/.exec(name) ?? [];
  const [indicator = "", ...values] = path.split(".");
  const node = pack.indicators[indicator];
  if (node?.filed === undefined) return undefined;
  const dims = dimsOf(node);
  if (dims.length !== values.length) return undefined;
  const known = dims.every((dim, at) =>
    Object.hasOwn(pack.choices[dim]?.values ?? {}, values[at] ?? ""),
  );
  if (!known) return undefined;
  const named = Object.fromEntries(dims.map((dim, at) => [dim, values[at] ?? ""]));
  return { name, indicator, dims: named, ...(place !== undefined && { place }) };
}

/** The numbers that an action asks of a case in this area, in the order in which a form shows them. */
export function cellsOf(
  { file }: Pick<ActionNode, "file">,
  area: string,
  pack: Pack,
  areas: AreaTree,
): readonly (Cell & { readonly item: FileItem })[] {
  return file.flatMap((item) => {
    const node = pack.indicators[item.indicator];
    if (node === undefined) return [];
    const places = item.below ? areas.children(area).map(({ code }) => code) : [undefined];
    const paths = dimsOf(node).reduce<readonly Readonly<Record<string, string>>[]>(
      (all, dim) =>
        all.flatMap((dims) =>
          Object.keys(pack.choices[dim]?.values ?? {}).map((value) => ({ ...dims, [dim]: value })),
        ),
      [{}],
    );
    return places.flatMap((place) =>
      paths.map((dims) => {
        const path = [item.indicator, ...Object.values(dims)].join(".");
        const name = place === undefined ? path : `${path}@${place}`;
        return {
          name,
          indicator: item.indicator,
          dims,
          ...(place !== undefined && { place }),
          item,
        };
      }),
    );
  });
}

/** What people call a number: 分行业网络零售额 · 食品保健 · 峨眉山市. */
export function cellWords(cell: Cell, pack: Pack, areas: AreaTree): Words {
  const parts = [
    pack.indicators[cell.indicator]?.text,
    ...Object.entries(cell.dims).map(([dim, value]) => pack.choices[dim]?.values[value]),
  ].filter((words) => words !== undefined);
  const place = cell.place === undefined ? undefined : areas.get(cell.place)?.name;
  const say = (language: "zh" | "en") =>
    [...parts.map((words) => words[language]), ...(place === undefined ? [] : [place])].join(" · ");
  return { zh: say("zh"), en: say("en") };
}
