import { type Language, type Moment, sayFault } from "@xinlian/kernel";
import {
  type InputFault,
  type InputValues,
  keptFile,
  type NearProps,
  type ReportProps,
  readReport,
  renderCheck,
  renderNear,
  renderReport,
} from "@xinlian/web/public";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { v4 } from "uuid";
import { receiptHash, receiptSecret } from "../engine/receipt.ts";
import { CITIZEN } from "../engine/world.ts";
import { flatten } from "../fault/problem.ts";
import { Refusal, refusal } from "../fault/refusal.ts";
import { statusOf } from "../fault/status.ts";
import { cutShort } from "../file/incoming.ts";
import { Strangers } from "../file/strangers.ts";
import type { House } from "../house.ts";
import { Shelves } from "../proposal/shelves.ts";
import { type Inputs, readForm, readPhoto } from "./form-inputs.ts";
import { keepReceipt } from "./kept-receipts.ts";
import { nearMatters } from "./near.ts";
import { outlines } from "./outlines.ts";
import { languageOf, pageProps, sendPage } from "./page.ts";
import {
  aboutOf,
  citizenOpenings,
  counties,
  type ReportOpening,
  reportFields,
  reportOpening,
} from "./report-form.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Photos are a stranger's until his report names them. */
const GIVER = "citizen:new";

/** 我要反映: the form, the check page, and sending; each step is a plain form, so it works without JavaScript. */
export function serveReport(app: FastifyInstance, house: House): void {
  const { engine } = house;
  const strangers = new Strangers(house.ledger.files);
  const shelves = new Shelves(house);
  const opening = ({ about }: Inputs): ReportOpening => {
    const found = reportOpening(engine, house.now() as Moment, about);
    if (found === null) throw refusal("request-not-found");
    return found;
  };

  app.get("/report", async (request, reply) => {
    const inputs = request.query as Inputs;
    return showForm(request, reply, house, opening(inputs), inputs, []);
  });

  app.post(
    "/report",
    { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { inputs, faults: unfit } = await readForm(request, house, strangers, GIVER);
      const asked = opening(inputs);
      if (inputs.step === "change") return showForm(request, reply, house, asked, inputs, []);
      const language = languageOf(request);
      const fields = reportFields(asked, language);
      const places = { city: engine.city.code, counties: counties(engine.city) };
      const { form, faults: wrong } = readReport(fields, inputs, places, language);
      const faults = [...unfit, ...wrong];
      if (faults.length > 0) return showForm(request, reply, house, asked, inputs, faults);
      if (inputs.step !== "send") {
        const near = await nearMatters(asked, form, house, shelves, language);
        return showCheck(request, reply, house, asked, inputs, near);
      }
      return send(request, reply, house, asked, inputs, form);
    },
  );

  // Asked by the page while it is filled in; without a script the check page says the same.
  app.post(
    "/report/near",
    { config: { rateLimit: { max: 40, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { inputs } = await readForm(request, house, strangers, GIVER);
      const language = languageOf(request);
      const asked = opening(inputs);
      const places = { city: engine.city.code, counties: counties(engine.city) };
      const { form } = readReport(reportFields(asked, language), inputs, places, language);
      const near = await nearMatters(asked, form, house, shelves, language);
      return sendPage(reply, near.length === 0 ? "" : renderNear(near, language));
    },
  );

  app.post(
    "/report/photos",
    { config: { rateLimit: { max: 120, timeWindow: 60_000 } } },
    async (request, reply) => {
      const taken = await readPhoto(request, house, strangers, GIVER);
      if (taken.ok) return reply.status(201).send({ kept: keptFile.write(taken.value) });
      cutShort(request, reply);
      const text = sayFault(taken.fault, languageOf(request));
      return reply.status(statusOf(taken.fault.code)).send({ text });
    },
  );
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  asked: ReportOpening,
  inputs: Inputs,
  faults: readonly InputFault[],
): FastifyReply {
  const html = renderReport({
    ...pageProps(request, reply, house, true),
    fields: reportFields(asked, languageOf(request)),
    values: valuesOf(inputs),
    faults,
    counties: counties(house.engine.city),
    ...outlines(house),
    draft: draftOf(inputs),
    ...(inputs.about !== undefined && {
      about: aboutOf(asked),
      aboutTitle: nameOf(asked, languageOf(request)),
    }),
    others: othersOf(house, asked, languageOf(request)),
  });
  return sendPage(reply, html, faults.length > 0 ? 422 : 200);
}

function showCheck(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  asked: ReportOpening,
  inputs: Inputs,
  near: readonly NearProps[],
): FastifyReply {
  const html = renderCheck({
    ...pageProps(request, reply, house, true),
    fields: reportFields(asked, languageOf(request)),
    values: valuesOf(inputs),
    counties: counties(house.engine.city),
    draft: draftOf(inputs),
    near,
  });
  return sendPage(reply, html);
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  asked: ReportOpening,
  inputs: Inputs,
  form: ReturnType<typeof readReport>["form"],
): Promise<FastifyReply> {
  const { engine, secure } = house;
  const key = draftOf(inputs).toLowerCase();
  const secret = receiptSecret(engine.ledger, key);
  const done = await engine.take({
    order: { do: "open", type: asked.node.name, action: asked.action.name, form },
    pack: asked.pack,
    me: CITIZEN,
    principal: { kind: "citizen", id: "new" },
    key,
    match: null,
    now: house.now() as Moment,
    receipt: receiptHash(secret),
  });
  if (!done.ok) {
    const parts = flatten([done.fault]);
    const language = languageOf(request);
    const faults = parts.flatMap((part) =>
      part.place === undefined ? [] : [{ field: part.place, text: sayFault(part, language) }],
    );
    if (faults.length === 0) throw new Refusal(done.fault);
    return showForm(request, reply, house, asked, inputs, faults);
  }
  const [state] = await engine.ledger.cases({ kind: "engine" }, [done.value.stream]);
  const number = state?.number ?? done.value.stream;
  keepReceipt(request, reply, { number, secret }, secure);
  return reply.redirect(`/r/${number}/receipt`, 303);
}

/** What else a citizen may open, each with its own form. */
function othersOf(
  { engine, now }: House,
  asked: ReportOpening,
  language: Language,
): NonNullable<ReportProps["others"]> {
  return citizenOpenings(engine, now() as Moment)
    .filter((each) => aboutOf(each) !== aboutOf(asked))
    .map((each) => ({
      href: `/report?about=${aboutOf(each)}`,
      text: nameOf(each, language),
    }));
}

function nameOf({ pack, action }: ReportOpening, language: Language): string {
  return `${pack.text[language]} · ${action.text[language]}`;
}

function valuesOf(inputs: Inputs): InputValues {
  const { token: _token, step: _step, draft: _draft, ...values } = inputs;
  return values;
}

function draftOf(inputs: Inputs): string {
  return UUID.test(inputs.draft ?? "") ? (inputs.draft as string) : v4();
}
