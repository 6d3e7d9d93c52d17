import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { builtFolder, publicFolder, reportWorkerFile } from "@xinlian/web/assets";
import { renderTextPage } from "@xinlian/web/public";
import type { FastifyInstance } from "fastify";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import { servePapers } from "../papers/serve.ts";
import { servePublished } from "../published/serve.ts";
import { serveFollow } from "./follow.ts";
import { serveHeldPapers } from "./follow-papers.ts";
import { showHome } from "./home.ts";
import { serveOutlines } from "./outlines.ts";
import { pageProps, sendPage } from "./page.ts";
import { serveReport } from "./report.ts";
import { serveSame } from "./same.ts";
import { serveSignIn } from "./sign-in.ts";
import { serveToggles } from "./toggles.ts";

const YEAR_MS = 365 * 24 * 3600_000;

/** Everything that is no API: the citizens' pages, the sign-in page, the desk's files. */
export async function servePages(app: FastifyInstance, house: House): Promise<void> {
  app.get("/", async (request, reply) => showHome(request, reply, house));
  for (const page of ["privacy", "accessibility"] as const) {
    app.get(`/${page}`, async (request, reply) =>
      sendPage(reply, renderTextPage({ ...pageProps(request, reply, house, false), page })),
    );
  }
  serveReport(app, house);
  serveFollow(app, house);
  serveSame(app, house);
  servePublished(app, house);
  servePapers(app, house);
  serveHeldPapers(app, house);
  serveToggles(app, house);
  serveSignIn(app, house);
  serveOutlines(app, house);
  await serveFiles(app);
}

async function serveFiles(app: FastifyInstance): Promise<void> {
  const desk = join(builtFolder, "desk");
  let decorated = false;
  for (const [prefix, root] of [
    ["/public/", publicFolder],
    ["/desk/assets/", join(desk, "assets")],
  ] as const) {
    if (!existsSync(root)) {
      app.log.warn(`${prefix} has no files: run the build`);
      continue;
    }
    await app.register(fastifyStatic, {
      root,
      prefix,
      index: false,
      decorateReply: !decorated,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes(`${root}`) && /-[\w-]{8}\.\w+$/.test(path);
        reply.header(
          "cache-control",
          hashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : "public, max-age=300",
        );
      },
    });
    decorated = true;
  }
  app.get("/report-worker.js", async (_request, reply) => {
    if (!existsSync(reportWorkerFile)) throw refusal("request-not-found");
    return reply
      .header("cache-control", "no-cache")
      .type("text/javascript; charset=utf-8")
      .send(readFileSync(reportWorkerFile));
  });
  // The desk finds its own way from the address, so every address below /desk gives the same page.
  const index = join(desk, "index.html");
  const page = async (_request: unknown, reply: Parameters<typeof sendPage>[0]) => {
    if (!existsSync(index)) throw refusal("request-not-found");
    return sendPage(reply.header("cache-control", "no-cache"), readFileSync(index, "utf8"));
  };
  app.get("/desk", page);
  app.get("/desk/*", page);
}
