import type { TSchema } from "typebox";
import { Problem } from "./problem.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

type Json = Readonly<Record<string, unknown>>;

const IDEMPOTENCY: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", format: "uuid" },
  description:
    "The same key with the same body is done once; with another body it is refused (422).",
};
const IF_MATCH: Json = {
  name: "If-Match",
  in: "header",
  required: true,
  schema: { type: "string", pattern: '^"[0-9]+"$' },
  description: "The etag that was read. Missing: 428; moved on: 412.",
};
const SAME_ORIGIN: Json = {
  name: "x-xinlian",
  in: "header",
  required: false,
  schema: { const: "1" },
  description: "Needed with a session cookie.",
};

/** The whole interface as OpenAPI 3.1, printed from the route table. */
export function openapi(info: { readonly title: string; readonly version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of Object.values(ROUTES) as readonly Route[]) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operation(route);
    paths[route.path] = path;
  }
  return {
    openapi: "3.1.0",
    info,
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "xl_session" },
        receipt: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "Receipt <number> <secret>",
        },
        feed: { type: "http", scheme: "bearer", description: "The key of a feed" },
      },
      schemas: { Problem },
    },
  };
}

function operation(route: Route): Json {
  const unsafe = route.method !== "GET";
  const parameters = [
    ...properties(route.params, "path"),
    ...properties(route.query, "query"),
    ...(route.idempotent ? [IDEMPOTENCY] : []),
    ...(route.ifMatch ? [IF_MATCH] : []),
    ...(unsafe ? [SAME_ORIGIN] : []),
  ];
  const media = route.media ?? "application/json";
  const schema = route.reply ?? { type: "string", contentMediaType: media };
  return {
    operationId: route.name,
    tags: [route.tag],
    summary: `${route.summary.zh} | ${route.summary.en}`,
    security: SECURITY[route.caller],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(route),
    responses: {
      [route.status]:
        route.status === 204
          ? { description: "done" }
          : { description: "ok", content: { [media]: { schema } } },
      default: {
        description: "a fault",
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    },
  };
}

const SECURITY = {
  anyone: [],
  staff: [{ session: [] }],
  admin: [{ session: [] }],
  holder: [{ session: [] }, { receipt: [] }],
  feed: [{ feed: [] }],
} as const;

function requestBody(route: Route): Json {
  if (route.sends !== undefined) {
    const file = { type: "string", contentMediaType: "application/octet-stream" };
    const schema = {
      type: "object",
      required: ["file", "mapping"],
      properties: { file, mapping: file },
    };
    return { requestBody: { required: true, content: { [route.sends]: { schema } } } };
  }
  if (route.body === undefined) return {};
  return {
    requestBody: { required: true, content: { "application/json": { schema: route.body } } },
  };
}

function properties(schema: TSchema | undefined, where: "path" | "query"): readonly Json[] {
  if (schema === undefined) return [];
  const { properties: fields = {}, required = [] } = schema as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(fields).map(([name, field]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: field,
  }));
}
