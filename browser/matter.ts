import type { CaseDone, SessionView } from "@xinlian/wire";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { atDesk } from "./desk.ts";

export interface Matter {
  readonly what: string;
  /** The topic's name. */
  readonly topic: string;
  readonly area: string;
  readonly address: string;
  /** Left out: somebody has to dispatch it. */
  readonly lead?: string;
}

/** Lets a call-taker register a matter; gives the case's id. */
export async function registered(browser: Browser, url: string, matter: Matter): Promise<string> {
  const { what, topic, area, address, lead } = matter;
  const { page } = await atDesk(browser, url, posted("call_taker"));
  const q = encodeURIComponent(topic);
  const topics = await page.request.get(`${url}/api/registers/hotline/topic?q=${q}`);
  const answer = await page.request.post(`${url}/api/cases`, {
    headers: { "x-xinlian": "1", origin: url, "idempotency-key": crypto.randomUUID() },
    data: {
      pack: "hotline",
      type: "order",
      action: "register",
      form: {
        what,
        kind: "help",
        channel: "call",
        topic: (await topics.json()).rows[0].id,
        place: { area, address },
        ...(lead && { lead }),
      },
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { id } = ((await answer.json()) as CaseDone).case;
  await page.context().close();
  return id;
}

/** Whoever fills a role, in a unit where one is said. */
export const posted = (role: string, unit?: string) => (session: SessionView) =>
  session.posts.some((post) => post.role === role && (!unit || post.unit.id === unit));
