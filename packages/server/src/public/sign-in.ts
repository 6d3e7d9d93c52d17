import { fault, sayFault } from "@xinlian/kernel";
import { renderSignIn } from "@xinlian/web/public";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../house.ts";
import { keepSession } from "../session/sign-in.ts";
import { languageOf, pageProps, sendPage } from "./page.ts";
import { ownPath } from "./toggles.ts";
import { checkForm } from "./token.ts";

type Inputs = Readonly<Record<string, string>>;

/** Where people sign in who work here; a demo offers its accounts by one press. */
export function serveSignIn(app: FastifyInstance, house: House): void {
  app.get("/sign-in", async (request, reply) => {
    const { next } = request.query as Inputs;
    return show(request, reply, house, { next: ownPath(next ?? "/desk/") });
  });

  app.post(
    "/sign-in",
    { config: { rateLimit: { max: 20, timeWindow: 60_000 } } },
    async (request, reply) => {
      const inputs = (request.body ?? {}) as Inputs;
      checkForm(request, inputs, house.settings.origin);
      const next = ownPath(inputs.next ?? "/desk/");
      const demo = house.keeper.now.demo;
      const offered = demo?.accounts.some((one) => one.account === inputs.demo) ?? false;
      const account = offered ? (inputs.demo ?? "") : (inputs.account ?? "");
      const password = offered ? (demo?.password ?? "") : (inputs.password ?? "");
      const person =
        account.length > 64 || password.length > 200 || password === ""
          ? null
          : await house.sessions.person(account, password);
      if (person === null) {
        const wrong = sayFault(fault("request-sign-in-refused"), languageOf(request));
        return show(request, reply, house, { next, account: account.slice(0, 64), fault: wrong });
      }
      const now = house.now();
      keepSession(reply, await house.sessions.begin(person, now), now, house.secure);
      return reply.redirect(next, 303);
    },
  );
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  given: { readonly next: string; readonly account?: string; readonly fault?: string },
): FastifyReply {
  const language = languageOf(request);
  const { demo } = house.keeper.now;
  const html = renderSignIn({
    ...pageProps(request, reply, house, true),
    ...given,
    accounts: (demo?.accounts ?? []).map((one) => ({
      role: one.role[language],
      unit: one.unit[language],
      does: one.does[language],
      account: one.account,
    })),
  });
  return sendPage(reply, html, given.fault === undefined ? 200 : 401);
}
