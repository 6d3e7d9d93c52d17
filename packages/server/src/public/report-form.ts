import {
  type ActionNode,
  type CaseNode,
  type Language,
  type Moment,
  openingsFor,
  type Pack,
} from "@xinlian/kernel";
import type { CountyProps, ReportField } from "@xinlian/web/public";
import type { CityNow } from "../engine/city-now.ts";
import type { Engine } from "../engine/engine.ts";
import { CITIZEN } from "../engine/world.ts";

/** The opening that stands behind 我要反映. */
export interface ReportOpening {
  readonly pack: Pack;
  readonly node: CaseNode;
  readonly action: ActionNode;
}

/** `pack.type.opening`, as an address and a form name it. */
export function aboutOf({ pack, node, action }: ReportOpening): string {
  return `${pack.name}.${node.name}.${action.name}`;
}

/**
 * What is asked for, where a citizen may open that; else what the city says stands there, else the first case type in the order of its
 * packs that a citizen may open; null when there is none.
 */
export function reportOpening(engine: Engine, now: Moment, about?: string): ReportOpening | null {
  const all = about === undefined ? [] : citizenOpenings(engine, now);
  return all.find((each) => aboutOf(each) === about) ?? mainOpening(engine, now);
}

/** Everything that a citizen may open and that the form can ask. */
export function citizenOpenings(engine: Engine, now: Moment): readonly ReportOpening[] {
  return [...engine.city.packs.values()].flatMap((pack) => {
    const world = engine.world(pack, now);
    return Object.values(pack.cases).flatMap((node) =>
      openingsFor(node, world, CITIZEN)
        .map((action) => ({ pack, node, action }))
        .filter((opening) =>
          opening.action.form.every(
            ({ field, optional }) =>
              optional || fieldProps(opening, field, optional, "zh") !== null,
          ),
        ),
    );
  });
}

function mainOpening(engine: Engine, now: Moment): ReportOpening | null {
  const [named, type = "", opening = ""] = engine.city.profile.report?.split(".") ?? [];
  const chosen = engine.city.packs.get(named ?? "");
  const action = chosen?.cases[type]?.actions[opening];
  const node = chosen?.cases[type];
  if (chosen !== undefined && node !== undefined && action !== undefined) {
    return { pack: chosen, node, action };
  }
  for (const pack of engine.city.packs.values()) {
    const world = engine.world(pack, now);
    for (const node of Object.values(pack.cases)) {
      const [action] = openingsFor(node, world, CITIZEN);
      if (action !== undefined) return { pack, node, action };
    }
  }
  return null;
}

const SHOWN = new Set(["text", "place", "contact", "choice", "yes", "file"]);
/** Most photos of one report. */
const MOST_PHOTOS = 3;

/** Its form as the page lays it out. */
export function reportFields(opening: ReportOpening, language: Language): readonly ReportField[] {
  return opening.action.form.flatMap(
    ({ field, optional }) => fieldProps(opening, field, optional, language) ?? [],
  );
}

/** One field as citizens' pages ask it; null for kinds that they do not ask. */
export function fieldProps(
  { pack, node }: Pick<ReportOpening, "pack" | "node">,
  name: string,
  optional: boolean,
  language: Language,
): ReportField | null {
  const field = node.fields[name];
  if (field === undefined || !SHOWN.has(field.kind)) return null;
  if (field.many && field.kind !== "file") return null;
  const values = field.kind === "choice" ? pack.choices[field.of ?? ""]?.values : undefined;
  return {
    name,
    kind: field.kind as ReportField["kind"],
    label: field.text[language],
    optional,
    ...(field.kind === "file" && { most: field.many ? MOST_PHOTOS : 1 }),
    ...(values !== undefined && {
      options: Object.entries(values).map(([value, words]) => ({ value, text: words[language] })),
    }),
  };
}

export function counties(city: CityNow): readonly CountyProps[] {
  return city.areas.children(city.areas.root.code).map((county) => ({
    code: county.code,
    name: county.name,
    townships: city.areas.children(county.code).map(({ code, name }) => ({ code, name })),
  }));
}
