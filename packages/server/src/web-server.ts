import { fault } from "@xinlian/kernel";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { serveBulletins } from "./bulletin/serve.ts";
import { serveOwed } from "./cadence/serve.ts";
import { serveCases } from "./case/serve.ts";
import { serveCity } from "./city/serve.ts";
import { serveCockpit } from "./cockpit/serve.ts";
import { serveDirectory } from "./directory/serve.ts";
import { serveDeputies } from "./directory/serve-deputies.ts";
import { serveLeaving } from "./directory/serve-leaving.ts";
import { refusal } from "./fault/refusal.ts";
import { serveFeeds } from "./feed/serve.ts";
import { serveFigures } from "./figure/serve.ts";
import { serveFiles } from "./file/serve.ts";
import type { House } from "./house.ts";
import { makeApp } from "./http/app.ts";
import { faultOfError, sendProblem } from "./http/fault-handler.ts";
import { Gate } from "./http/gate.ts";
import { Serving } from "./http/serve.ts";
import { serveImports } from "./imports/serve.ts";
import type { Changes } from "./live/changes.ts";
import { serveLive } from "./live/serve.ts";
import { serveNotices } from "./notice/serve.ts";
import { servePacks } from "./pack/serve.ts";
import { serveProposals } from "./proposal/serve.ts";
import { sendErrorPage } from "./public/error-page.ts";
import { servePages } from "./public/serve.ts";
import { servePledges } from "./register/pledges.ts";
import { serveRegisters } from "./register/serve.ts";
import { serveScores } from "./score/serve.ts";
import { ProvenCallers } from "./session/callers.ts";
import { serveSession } from "./session/serve.ts";
import { serveTelephony } from "./telephony/serve.ts";
import { serveTime } from "./time/serve.ts";

/** The web server with every route of the table and every page. Throws when a route of the table has no handler. */
export async function makeWebServer(
  house: House,
  changes: Changes,
  log: Logger,
): Promise<FastifyInstance> {
  const app = await makeApp({ logger: log, secure: house.secure });
  app.setErrorHandler((error, request, reply) => {
    const problem = faultOfError(error, request);
    if (isApi(request.url) || !house.keeper.founded) sendProblem(reply, problem, request);
    else sendErrorPage(reply, request, house, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = (request.url.split("?")[0] ?? "").slice(0, 200);
    const problem = fault("request-route-unknown", { method: request.method, path });
    if (isApi(request.url)) sendProblem(reply, problem, request);
    else sendErrorPage(reply, request, house, problem);
  });
  app.addHook("onRequest", async (request) => {
    if (!house.keeper.founded && request.url !== "/api/health") throw notReady();
    // Whoever watches an import is served by the import itself.
    if (!/^\/api\/(imports|health|live)\b/.test(request.url)) house.traffic.came();
  });
  const callers = new ProvenCallers(house.sessions, house.keeper, house.ledger.calls, () =>
    house.now(),
  );
  const serving = new Serving(app, new Gate(callers, house.settings.origin), () => house.now());
  serveCity(serving, house);
  serveSession(serving, house);
  serveDirectory(serving, house);
  servePacks(serving, house);
  serveCases(serving, house);
  serveFigures(serving, house);
  serveCockpit(serving, house);
  serveScores(serving, house);
  serveBulletins(serving, house);
  serveFiles(serving, house);
  serveImports(serving, house);
  serveRegisters(serving, house);
  serveOwed(serving, house);
  servePledges(serving, house);
  serveDeputies(serving, house);
  serveLeaving(serving, house);
  serveNotices(serving, house);
  serveLive(serving, house, changes);
  serveProposals(serving, house);
  serveFeeds(serving, house);
  serveTelephony(serving, house);
  serveTime(serving, house);
  const missing = serving.missing();
  if (missing.length > 0) throw new Error(`routes without a handler: ${missing.join(", ")}`);
  await servePages(app, house);
  return app;
}

function isApi(url: string): boolean {
  return url === "/api" || url.startsWith("/api/");
}

function notReady(): Error {
  return refusal("request-not-ready");
}
