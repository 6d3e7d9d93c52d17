import type { Moment } from "@xinlian/kernel";
import { renderOpenMatter } from "@xinlian/web/public";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { refusal } from "../fault/refusal.ts";
import { readFile } from "../file/reading.ts";
import { sendFile } from "../file/send.ts";
import type { House } from "../house.ts";
import { isNumber } from "../public/kept-receipts.ts";
import { pageProps, sendPage } from "../public/page.ts";
import { sendFeed } from "./feed.ts";
import { showPublished } from "./page.ts";
import { type Published, publishedOne } from "./read.ts";
import { entriesShown, matterProps } from "./said.ts";

type Numbered = { Params: { readonly number: string; readonly id: string } };
const OFTEN = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } };
const NOBODY = { kind: "nobody" } as const;

/** What the city lets everybody read of its settled matters: the list, one of them, the feed. */
export function servePublished(app: FastifyInstance, house: House): void {
  app.get("/public", OFTEN, async (request, reply) => showPublished(request, reply, house));
  app.get("/public.atom", OFTEN, async (request, reply) => sendFeed(request, reply, house));

  app.get<Numbered>("/open/:number", OFTEN, async (request, reply) => {
    const row = await found(request, house);
    const props = pageProps(request, reply, house, false);
    const entries = await entriesShown(house, [row]);
    const matter = matterProps(row, house.engine.city, entries, props.language);
    if (matter === null) throw refusal("request-not-found");
    return sendPage(reply, renderOpenMatter({ ...props, matter }));
  });

  app.get<Numbered>("/open/:number/files/:id", OFTEN, async (request, reply) => {
    const { id } = request.params;
    if (!/^[0-9a-f]{64}$/.test(id)) throw refusal("request-not-found");
    const row = await found(request, house);
    // In nobody's eyes, whoever is signed in here: the database shows what the public may see.
    const read = await readFile(house, NOBODY, id, row.stream, house.now() as Moment);
    return sendFile(request, reply, read, false);
  });
}

async function found(request: FastifyRequest<Numbered>, house: House): Promise<Published> {
  const { number } = request.params;
  const row = isNumber(number) ? await publishedOne(house.ledger, number) : null;
  if (row === null) throw refusal("request-not-found");
  return row;
}
