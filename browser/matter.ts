import type { CaseDone, CaseView, SessionView } from "@xinlian/wire";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { atDesk, posted } from "./desk.ts";

export interface Matter {
  readonly what: string;
  /** The topic's name. */
  readonly topic: string;
  readonly area: string;
  readonly address: string;
  /** Left out: somebody has to dispatch it. */
  readonly lead?: string;
  readonly phone?: string;
  readonly secret?: boolean;
}

/** Lets a call-taker register a matter; gives the case's id. */
export async function registered(browser: Browser, url: string, matter: Matter): Promise<string> {
  const { what, topic, area, address, lead, phone, secret } = matter;
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
        ...(phone && { caller: { phone } }),
        ...(secret && { secret }),
      },
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { id } = ((await answer.json()) as CaseDone).case;
  await page.context().close();
  return id;
}

/** Lets somebody take an action of a case. */
async function taken(
  browser: Browser,
  url: string,
  who: (session: SessionView) => boolean,
  id: string,
  action: string,
  form: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { page } = await atDesk(browser, url, who);
  const view = (await (await page.request.get(`${url}/api/cases/${id}`)).json()) as CaseView;
  const answer = await page.request.post(`${url}/api/cases/${id}/actions/${action}`, {
    headers: {
      "x-xinlian": "1",
      origin: url,
      "if-match": view.etag,
      "idempotency-key": crypto.randomUUID(),
    },
    data: { form },
  });
  expect(answer.ok(), `${action}: ${await answer.text()}`).toBe(true);
  await page.context().close();
}

/** The same, answered by its unit and waiting for the reviewer. */
export async function replied(
  browser: Browser,
  url: string,
  matter: Matter & { readonly lead: string },
): Promise<string> {
  const id = await registered(browser, url, matter);
  const handler = posted("handler", matter.lead);
  await taken(browser, url, handler, id, "sign");
  const form = { outcome: "solved", answer: "已到现场更换灯头，当晚恢复照明。" };
  await taken(browser, url, handler, id, "reply", form);
  return id;
}

/** The same, approved: somebody asks the caller whether it is fixed. */
export async function answered(
  browser: Browser,
  url: string,
  matter: Matter & { readonly lead: string; readonly phone: string },
): Promise<string> {
  const id = await replied(browser, url, matter);
  await taken(browser, url, posted("reviewer"), id, "approve");
  return id;
}
