import type { Pack } from "../pack/node.ts";

/**
 * What the counts of a pack rest on, as canonical text: when it changes, every case is counted anew. Settings that
 * `where` and `sum` read stand in it with their values; those of derived numbers are read when the number is.
 */
export function figureBasis(pack: Pack, settings: Readonly<Record<string, unknown>>): string {
  const counted = Object.values(pack.indicators).flatMap(
    ({ name, across, counted: how, filed }) => {
      if (filed !== undefined)
        return [[name, filed.from, "", [filed.where?.source ?? ""], across, []]];
      if (how === undefined) return [];
      const mean = how.mean === undefined ? [] : [how.mean.source];
      const sources = [how.where?.source ?? "", how.sum?.source ?? "", ...mean];
      const computed = Object.values(pack.cases[how.from]?.fields ?? {}).flatMap(
        ({ value, name: field }) => (value === undefined ? [] : [`${field}=${value.source}`]),
      );
      return [[name, how.from, how.at, sources, across, computed]];
    },
  );
  const read = Object.values(pack.settings)
    .filter(({ name }) => JSON.stringify(counted).includes(`setting.${name}`))
    .map(({ name, value }) => [name, settings[name] ?? value]);
  return JSON.stringify([counted, read]);
}
