import {
  type FieldValue,
  type FieldValues,
  fault,
  filesIn,
  type Moment,
  sayFault,
} from "@xinlian/kernel";
import { keptFile } from "@xinlian/web/public";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { v4 } from "uuid";
import { packOf } from "../engine/city-now.ts";
import { principalOf } from "../engine/principal.ts";
import { CITIZEN } from "../engine/world.ts";
import { Refusal, refusal } from "../fault/refusal.ts";
import { readFile } from "../file/reading.ts";
import { sendFile } from "../file/send.ts";
import { giverOf } from "../file/serve.ts";
import { Strangers } from "../file/strangers.ts";
import type { House } from "../house.ts";
import { type Said, showFollow } from "./follow-page.ts";
import { type Inputs, readForm } from "./form-inputs.ts";
import { caseOfReceipt, type Held, heldCase } from "./holder.ts";
import { showHome } from "./home.ts";
import { isNumber, isSecret, keepReceipt } from "./kept-receipts.ts";
import { languageOf } from "./page.ts";
import { showReceipt } from "./receipt-page.ts";
import { checkForm } from "./token.ts";

type Numbered = { readonly number: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OFTEN = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } };
const UNSURE = {
  zh: "没关系。等您看过现场，再来告诉我们；到期没有回音，事项会自动办结。",
  en: "That is all right. Tell us when you have seen it; without a word the case closes by itself at the end of its time.",
} as const;

/** Following a case by its receipt: `/r/<number>`. The secret in a link becomes a cookie at once and leaves the address. */
export function serveFollow(app: FastifyInstance, house: House): void {
  app.get<{ Params: Numbered; Querystring: Inputs }>(
    "/r/:number",
    OFTEN,
    async (request, reply) => {
      const { number } = request.params;
      const { k, said } = request.query;
      if (k !== undefined) return open(request, reply, house, number, k);
      return showFollow(request, reply, house, numberOf(number), saidOf(said, request));
    },
  );

  app.get<{ Params: Numbered }>("/r/:number/receipt", OFTEN, async (request, reply) =>
    showReceipt(request, reply, house, numberOf(request.params.number)),
  );

  app.post("/r", OFTEN, async (request, reply) => {
    const inputs = (request.body ?? {}) as Inputs;
    checkForm(request, inputs, house.settings.origin);
    const number = (inputs.number ?? "").trim().toUpperCase();
    const secret = (inputs.secret ?? "").trim();
    if (!isNumber(number)) return refuseLookup(request, reply, house, number, 422);
    if (secret === "") {
      const kept = await heldCase(request, house, number).catch(() => null);
      if (kept === null) return refuseLookup(request, reply, house, number, 422);
      return reply.redirect(`/r/${number}`, 303);
    }
    const found = isSecret(secret) ? await caseOfReceipt(house, number, secret) : null;
    if (found === null) return refuseLookup(request, reply, house, number, 404);
    keepReceipt(request, reply, { number, secret }, house.secure);
    return reply.redirect(`/r/${number}`, 303);
  });

  app.post<{ Params: Numbered }>("/r/:number/unsure", OFTEN, async (request, reply) => {
    checkForm(request, (request.body ?? {}) as Inputs, house.settings.origin);
    return reply.redirect(`/r/${numberOf(request.params.number)}?said=unsure`, 303);
  });

  const strangers = new Strangers(house.ledger.files);
  app.post<{ Params: Numbered }>("/r/:number/act", OFTEN, async (request, reply) => {
    const number = numberOf(request.params.number);
    const { caller, read } = await heldCase(request, house, number);
    const { inputs, faults } = await readForm(request, house, strangers, giverOf(caller));
    const [wrong] = faults;
    if (wrong !== undefined) {
      return showFollow(request, reply, house, number, { refused: wrong.text });
    }
    return act(request, reply, house, number, inputs, { caller, read });
  });

  app.get<{ Params: Numbered & { readonly id: string } }>(
    "/r/:number/files/:id",
    { config: { rateLimit: { max: 300, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { number, id } = request.params;
      if (!/^[0-9a-f]{64}$/.test(id)) throw refusal("request-not-found");
      const { caller, read } = await heldCase(request, house, numberOf(number));
      const now = house.now() as Moment;
      const file = await readFile(house, caller, id, read.state.stream, now);
      return sendFile(request, reply, file, false);
    },
  );
}

async function open(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  number: string,
  secret: string,
): Promise<FastifyReply> {
  const found =
    isNumber(number) && isSecret(secret) ? await caseOfReceipt(house, number, secret) : null;
  if (found === null) throw refusal("request-receipt-wrong");
  keepReceipt(request, reply, { number, secret }, house.secure);
  return reply.redirect(`/r/${number}`, 303);
}

async function act(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  number: string,
  inputs: Inputs,
  { read, caller }: Pick<Held, "read" | "caller">,
): Promise<FastifyReply> {
  const { action = "" } = inputs;
  const done = await house.engine.take({
    order: { do: "act", stream: read.state.stream, action, form: formOf(read, action, inputs) },
    pack: packOf(house.engine.city, read.state.packHash),
    me: CITIZEN,
    principal: principalOf(caller),
    key: UUID.test(inputs.key ?? "") ? (inputs.key as string).toLowerCase() : v4(),
    match: null,
    now: house.now() as Moment,
  });
  if (done.ok) return reply.redirect(`/r/${number}?said=done`, 303);
  return showFollow(request, reply, house, number, {
    refused: sayFault(done.fault, languageOf(request)),
  });
}

/** What the action asks of what was sent; a form for several actions sends more than each asks. */
function formOf({ node, state }: Held["read"], action: string, inputs: Inputs): FieldValues {
  const form: Record<string, FieldValue> = {};
  for (const { field: name } of node.actions[action]?.form ?? []) {
    const field = node.fields[name];
    const typed = inputs[`field.${name}`] ?? "";
    if (field?.kind === "file") {
      const files = filesIn(state.fields[name]);
      const added = [1, 2, 3].flatMap(
        (n) => keptFile.read(inputs[`field.${name}.${n}`] ?? "") ?? [],
      );
      // What stands there stays: a photo is added, none is replaced.
      if (added.length > 0) form[name] = field.many ? [...files, ...added] : (added[0] ?? null);
    } else if (field?.kind === "yes") form[name] = typed === "yes";
    else if (typed.trim() !== "") form[name] = typed.replaceAll("\r\n", "\n").trim();
  }
  return form;
}

function refuseLookup(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  number: string,
  status: 404 | 422,
): Promise<FastifyReply> {
  const wrong = fault("request-receipt-wrong");
  return showHome(
    request,
    reply,
    house,
    { number, fault: sayFault(wrong, languageOf(request)) },
    status,
  );
}

function saidOf(said: string | undefined, request: FastifyRequest): Said {
  const language = languageOf(request);
  if (said === "unsure") return { said: UNSURE[language], unsure: true };
  if (said === "done")
    return { said: language === "zh" ? "已经记下，谢谢您。" : "It is on record. Thank you." };
  return {};
}

function numberOf(text: string): string {
  if (!isNumber(text)) throw new Refusal(fault("request-not-found"));
  return text;
}
