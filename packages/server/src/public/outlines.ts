import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OutlineFile } from "@xinlian/web/public";
import type { FastifyInstance } from "fastify";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";

/** Where the report page finds the shapes of the counties; the page's worker keeps what lies under `/city/`. */
const ADDRESS = "/city/outlines/counties.json";

function fileOf({ settings }: House): string {
  return join(settings.cities, settings.city, "outlines", "counties.json");
}

/** The address of the city's outlines, when its folder has any: without them the page offers no map. */
export function outlines(house: House): { readonly outlines?: string } {
  return existsSync(fileOf(house)) ? { outlines: ADDRESS } : {};
}

/** The outlines themselves, for a page that draws them; null when the city's folder has none. */
export async function readOutlines(house: House): Promise<OutlineFile | null> {
  const file = fileOf(house);
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as OutlineFile) : null;
}

export function serveOutlines(app: FastifyInstance, house: House): void {
  app.get(ADDRESS, async (_request, reply) => {
    if (!existsSync(fileOf(house))) throw refusal("request-not-found");
    return reply
      .header("cache-control", "public, max-age=300")
      .type("application/json; charset=utf-8")
      .send(await readFile(fileOf(house)));
  });
}
