import { type Fault, fault } from "@xinlian/kernel";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";

/**
 * Bodies are taken as they are: nothing is coerced, nothing silently dropped. Path and query are text, so numbers and
 * booleans in them are read from text.
 */
const EXACT = new Ajv({ allErrors: true, strict: false, useDefaults: true, verbose: true });
const TEXTUAL = new Ajv({
  allErrors: true,
  strict: false,
  useDefaults: true,
  coerceTypes: true,
  verbose: true,
});

/** Most mistakes of one request that are reported. */
const MOST = 50;

export function compile(schema: object, textual: boolean): ValidateFunction {
  return (textual ? TEXTUAL : EXACT).compile(schema);
}

/** The mistakes as one fault with a part for each place. */
export function faultOf(errors: readonly ErrorObject[]): Fault {
  const byPlace = new Map<string, Fault>();
  for (const error of collapse(errors)) {
    const part = partOf(error);
    const place = part.place ?? "";
    if (!byPlace.has(place)) byPlace.set(place, part);
  }
  const parts = [...byPlace.values()].slice(0, MOST);
  return { ...fault("request-invalid", { count: byPlace.size }), parts };
}

/**
 * A union that fits in none of its ways reports every way. Where the value is of the kind that one way wants and only breaks its bound, that
 * is the mistake; otherwise only the union itself is of use to the sender.
 */
function collapse(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === "anyOf");
  const within = (error: ErrorObject, union: ErrorObject) =>
    error !== union && error.schemaPath.startsWith(union.schemaPath);
  return errors
    .filter((error) => !unions.some((union) => within(error, union)))
    .map((error) => {
      if (error.keyword !== "anyOf") return error;
      const broken = errors.filter(
        (each) =>
          within(each, error) &&
          each.instancePath === error.instancePath &&
          BOUNDS.has(each.keyword),
      );
      return broken.length === 1 && broken[0] !== undefined ? broken[0] : error;
    });
}

const BOUNDS: ReadonlySet<string> = new Set([
  "maxLength",
  "minLength",
  "maxItems",
  "minItems",
  "maximum",
  "minimum",
]);

function partOf(error: ErrorObject): Fault {
  const at = error.instancePath.slice(1).replaceAll("/", ".");
  const params = error.params as Record<string, unknown>;
  const field = at === "" ? "body" : at;
  const value = shown(error.data);
  switch (error.keyword) {
    case "required":
      return named("request-missing", under(at, params.missingProperty), {});
    case "additionalProperties":
      return named("request-unknown", under(at, params.additionalProperty), {});
    case "maxLength":
    case "maxItems":
      return named("request-long", field, { size: sizeOf(error.data), most: Number(params.limit) });
    case "minLength":
    case "minItems":
      return named("request-short", field, {
        size: sizeOf(error.data),
        least: Number(params.limit),
      });
    case "minimum":
    case "maximum":
      return named("request-range", field, {
        value,
        allowed: `${params.comparison} ${params.limit}`,
      });
    case "enum":
    case "const":
      return named("request-choice", field, { value, allowed: allowed(params) });
    case "pattern":
      return named("request-pattern", field, { value, allowed: String(params.pattern) });
    default:
      return named("request-kind", field, { allowed: kinds(error) });
  }
}

type Named =
  | "request-missing"
  | "request-unknown"
  | "request-long"
  | "request-short"
  | "request-range"
  | "request-choice"
  | "request-pattern"
  | "request-kind";

function named(code: Named, field: string, values: Record<string, string | number>): Fault {
  return fault(code, { field, ...values }, field);
}

function under(at: string, name: unknown): string {
  return at === "" ? String(name) : `${at}.${String(name)}`;
}

function allowed(params: Record<string, unknown>): string {
  const values = params.allowedValues ?? params.allowedValue;
  return Array.isArray(values) ? values.join(", ") : String(values);
}

function kinds(error: ErrorObject): string {
  const { type } = error.params as { type?: unknown };
  if (type !== undefined) return String(type);
  const ways = Array.isArray(error.schema) ? (error.schema as { type?: string }[]) : [];
  return ways.map((way) => way.type ?? "…").join(" / ");
}

function sizeOf(data: unknown): number {
  return typeof data === "string" || Array.isArray(data) ? data.length : 0;
}

function shown(data: unknown): string {
  const text = typeof data === "string" ? data : (JSON.stringify(data) ?? "");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
