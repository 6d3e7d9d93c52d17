import { type CadenceNode, isRhythm, type Pack, RHYTHMS, type Rhythm } from "@xinlian/kernel";

/**
 * The rhythms that a cadence can give: those written in it and those of the settings it reads; all where it reads a field of an entry that
 * holds one. A register is walked over only at the end of such a stretch.
 */
export function beatsOf(
  { every }: Pick<CadenceNode, "every">,
  pack: Pack,
  settings: Readonly<Record<string, unknown>>,
): ReadonlySet<Rhythm> {
  const fields = Object.values(pack.registers).flatMap((each) => Object.values(each.fields));
  const words = new Set(every.source.match(/[a-z][a-z0-9_]*/g) ?? []);
  const free = fields.some(({ name, kind }) => kind === "cadence" && words.has(name));
  if (free) return new Set(RHYTHMS);
  const named = [...every.source.matchAll(/\bsetting\.([a-z][a-z0-9_]*)/g)].flatMap(([, name]) => {
    const own = settings[name ?? ""];
    const set = pack.settings[name ?? ""]?.value;
    return typeof set === "object" ? Object.values({ ...set, ...(own as object) }) : [own ?? set];
  });
  return new Set([...words, ...named].filter(isRhythm));
}
