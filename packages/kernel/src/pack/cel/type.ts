/**
 * What an expression may give. `maybe` = may be empty (null). Finite texts carry what they may say (`among`), so a
 * mistyped word of a choice is found when the pack loads; CEL itself has no enumerations.
 */
export type CelType =
  | {
      readonly is: "bool" | "int" | "date" | "time" | "limit" | "null";
      readonly maybe?: boolean;
    }
  /** `figure` names the indicator whose number it is: only of these growth, rank and their like may be asked. */
  | { readonly is: "double"; readonly figure?: string; readonly maybe?: boolean }
  | {
      readonly is: "string";
      readonly among?: readonly string[];
      /** The choice whose values these are, for the words shown. */
      readonly choice?: string;
      readonly maybe?: boolean;
    }
  /** May be compared with null and handed on, never read: sealed fields, contacts, files. */
  | { readonly is: "opaque"; readonly name: string; readonly maybe?: boolean }
  | { readonly is: "list"; readonly of: CelType; readonly maybe?: false }
  /** A table of a setting, or a map written in place: its keys are known. */
  | {
      readonly is: "rows";
      readonly keys: readonly string[];
      readonly of: CelType;
      readonly maybe?: false;
    }
  /** Something with names of its own: a case, a unit, a clock, the form. */
  | {
      readonly is: "sight";
      readonly name: string;
      readonly table: () => Table;
      readonly maybe?: boolean;
    };

/**
 * One name in sight: its type for the check, and how its value is got when an expression reads it. Kept in one entry
 * so that what is checked and what is evaluated cannot differ (EX-2).
 */
export interface Name {
  readonly type: CelType;
  // biome-ignore lint/suspicious/noExplicitAny: each table gives its getters what its own sights stand on
  get(of: any): unknown;
}

export type Table = ReadonlyMap<string, Name>;

export const BOOL: CelType = { is: "bool" };
export const INT: CelType = { is: "int" };
export const DOUBLE: CelType = { is: "double" };
export const STRING: CelType = { is: "string" };
export const DATE: CelType = { is: "date" };
export const TIME: CelType = { is: "time" };
export const LIMIT: CelType = { is: "limit" };

export function maybe(type: CelType): CelType {
  return type.is === "list" || type.is === "rows" || type.is === "bool"
    ? type
    : { ...type, maybe: true };
}

export function certain(type: CelType): CelType {
  if (!type.maybe) return type;
  const { maybe: _, ...rest } = type;
  return rest as CelType;
}

export function showType(type: CelType): string {
  switch (type.is) {
    case "list":
      return `list<${showType(type.of)}>`;
    case "rows":
      return `map<string, ${showType(type.of)}>`;
    case "sight":
    case "opaque":
      return type.name;
    default:
      return type.is;
  }
}

/** The type that holds both, or undefined when there is none. */
export function unify(a: CelType, b: CelType): CelType | undefined {
  if (a.is === "null") return maybe(b);
  if (b.is === "null") return maybe(a);
  const empty = a.maybe || b.maybe ? { maybe: true } : {};
  if (a.is === "string" && b.is === "string") {
    if (a.among === undefined || b.among === undefined) return { is: "string", ...empty };
    return { is: "string", among: [...new Set([...a.among, ...b.among])], ...empty };
  }
  if (a.is === "list" && b.is === "list") {
    const of = unify(a.of, b.of);
    return of && { is: "list", of };
  }
  if (a.is !== b.is || showType(a) !== showType(b)) return undefined;
  return { ...a, ...empty } as CelType;
}
