/**
 * The queue's address: everything that decides which rows are in sight stands in the URL, so a copied address gives
 * the same list. What only decides how they look (columns, density) is remembered in the browser.
 */
export interface QueueAddress {
  readonly q: string;
  readonly pack: string;
  readonly type: string;
  /** The desk whose list it is; stands in the path, never in the query. */
  readonly desk: string;
  /** A figure of the desk's opening sentence: the cases that it counts. */
  readonly count: string;
  readonly state: string;
  readonly light: string;
  readonly area: string;
  /** `yes`: the area itself and nothing within it. */
  readonly alone: string;
  readonly lead: string;
  /** Civil dates of opening, both included. */
  readonly from: string;
  readonly to: string;
  /** Civil dates of ending, both included. */
  readonly endedFrom: string;
  readonly endedTo: string;
  /** Civil dates on which the light of an open case falls due. */
  readonly dueFrom: string;
  readonly dueTo: string;
  /** `yes`: a limit was overrun on record. */
  readonly breached: string;
  /** The cases that this figure counts in the period, divided as `dims` says; in the path as well. */
  readonly figure: string;
  readonly period: string;
  readonly dims: string;
  /** Fields by which the desk's list may be narrowed: name → value. */
  readonly fields: Readonly<Record<string, string>>;
  readonly sort: string;
  /** 1 is the first page. */
  readonly page: number;
  /** The keyset mark after which this page begins; empty on the first page. */
  readonly after: string;
}

/** Parts that say which cases; the rest say in what order and from where. */
export const FILTERS = [
  "q",
  "pack",
  "type",
  "desk",
  "count",
  "state",
  "light",
  "area",
  "alone",
  "lead",
  "from",
  "to",
  "endedFrom",
  "endedTo",
  "dueFrom",
  "dueTo",
  "breached",
  "figure",
  "period",
  "dims",
] as const;
/** Parts of the filter that stand in the path of a page and never in its query. */
const IN_PATH: readonly string[] = ["desk", "figure", "period", "dims"];
export type FilterName = (typeof FILTERS)[number];
export type Filter = Readonly<Record<FilterName, string>> & Pick<QueueAddress, "fields">;

const FIELD = "field.";

export const NO_FILTER: Filter = {
  q: "",
  pack: "",
  type: "",
  desk: "",
  count: "",
  state: "",
  light: "",
  area: "",
  alone: "",
  lead: "",
  from: "",
  to: "",
  endedFrom: "",
  endedTo: "",
  dueFrom: "",
  dueTo: "",
  breached: "",
  figure: "",
  period: "",
  dims: "",
  fields: {},
};

/** Reads an address; unknown words are left alone, a page number that is none becomes 1. */
export function readAddress(search: URLSearchParams): QueueAddress {
  const filter = Object.fromEntries(
    FILTERS.map((name) => [name, IN_PATH.includes(name) ? "" : (search.get(name) ?? "")]),
  ) as Readonly<Record<FilterName, string>>;
  const fields = Object.fromEntries(
    [...search]
      .filter(([name, value]) => name.startsWith(FIELD) && value !== "")
      .map(([name, value]) => [name.slice(FIELD.length), value]),
  );
  const page = Number(search.get("page"));
  const after = search.get("after") ?? "";
  return {
    ...filter,
    fields,
    sort: search.get("sort") ?? "",
    page: after && Number.isInteger(page) && page > 1 ? page : 1,
    after: Number.isInteger(page) && page > 1 ? after : "",
  };
}

/** Writes an address in a fixed order without empty parts: one list has one spelling. */
export function writeAddress(address: QueueAddress): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of FILTERS) {
    if (!IN_PATH.includes(name) && address[name]) search.set(name, address[name]);
  }
  putFields(search, address.fields);
  if (address.sort) search.set("sort", address.sort);
  if (address.page > 1 && address.after) {
    search.set("page", String(address.page));
    search.set("after", address.after);
  }
  return search;
}

/** Another filter or order begins at its first page. */
export function refined(
  address: QueueAddress,
  change: Partial<Filter> & { readonly sort?: string },
): QueueAddress {
  return { ...address, ...change, page: 1, after: "" };
}

/** How many filters are on; the order is none. */
export function filterCount(address: QueueAddress): number {
  return (
    FILTERS.filter((name) => !IN_PATH.includes(name) && address[name]).length +
    Object.keys(address.fields).length
  );
}

function putFields(query: URLSearchParams, fields: QueueAddress["fields"]): void {
  for (const name of Object.keys(fields).sort()) {
    if (fields[name]) query.set(`${FIELD}${name}`, fields[name]);
  }
}

/** The filter as the API takes it, the same for rows, count and Excel. */
export function filterQuery(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of FILTERS) if (filter[name]) query.set(name, filter[name]);
  putFields(query, filter.fields);
  return query;
}
