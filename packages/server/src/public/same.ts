import type { CaseState } from "@xinlian/kernel";
import { mask } from "@xinlian/text";
import { renderSame } from "@xinlian/web/public";
import type { FastifyInstance } from "fastify";
import { packOf } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import { answeredAt, clockOf } from "./follow-answer.ts";
import { isNumber } from "./kept-receipts.ts";
import { leadOf, mayBeOffered, sameAddress, sameSign } from "./near.ts";
import { pageProps, sendPage } from "./page.ts";

/** A matter of a neighbour: where it stands, and nothing of who reported it. Gone as soon as the pack no longer lets strangers know of it. */
export function serveSame(app: FastifyInstance, house: House): void {
  app.get<{ Params: { readonly number: string }; Querystring: { readonly s?: string } }>(
    "/same/:number",
    { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { number } = request.params;
      if (!isNumber(number) || request.query.s !== sameSign(house, number)) {
        throw refusal("request-not-found");
      }
      const { engine } = house;
      const [row] = await house.ledger.view({ kind: "engine" }, (sql) =>
        sql.query<{ title: string; whole: CaseState }>(
          "SELECT title, whole FROM ledger.case_row WHERE city = $1 AND number = $2 AND NOT confidential",
          [engine.city.code, number],
        ),
      );
      if (row === undefined || !(await mayBeOffered(row.whole, house))) {
        throw refusal("request-not-found");
      }
      const { whole: state } = row;
      const pack = packOf(engine.city, state.packHash);
      const node = pack.cases[state.type];
      if (node === undefined) throw refusal("request-not-found");
      const props = pageProps(request, reply, house, false);
      const clock = clockOf(state, node);
      const html = renderSame({
        ...props,
        number,
        title: mask(row.title),
        opened: state.opened,
        state: node.states[state.state]?.text[props.language] ?? state.state,
        ended: state.ended,
        lead: leadOf(state, house, props.language),
        answered: answeredAt(clock),
        due: clock?.due ?? null,
        href: sameAddress(house, number),
      });
      return sendPage(reply, html);
    },
  );
}
