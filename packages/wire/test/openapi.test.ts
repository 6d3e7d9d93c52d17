import { describe, expect, it } from "vitest";
import { openapi, ROUTES, type Route } from "../src/index.ts";

const printed = openapi({ title: "Xinlian", version: "1" }) as {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId: string; parameters?: { name: string; in: string }[] }>
  >;
};

describe("the interface as OpenAPI", () => {
  it("prints every route of the table once, by its method and path", () => {
    const operations = Object.entries(printed.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${operationId} ${method} ${path}`,
      ),
    );
    const table = Object.values(ROUTES).map(
      ({ name, method, path }) => `${name} ${method.toLowerCase()} ${path}`,
    );
    expect(printed.openapi).toBe("3.1.0");
    expect(operations.sort()).toEqual(table.sort());
  });

  it("declares each parameter of a path", () => {
    for (const [path, methods] of Object.entries(printed.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const { parameters = [] } of Object.values(methods)) {
        expect(parameters.filter((each) => each.in === "path").map((each) => each.name)).toEqual(
          named,
        );
      }
    }
  });

  it("has a name and both languages for each route, and one route a name", () => {
    for (const [key, { name, summary }] of Object.entries(ROUTES) as [string, Route][]) {
      expect(name).toBe(key);
      expect([summary.zh, summary.en].every((text) => text.trim() !== "")).toBe(true);
    }
  });
});
