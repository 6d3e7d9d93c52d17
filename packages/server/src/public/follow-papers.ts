import { issueWords, type Language, type Moment } from "@xinlian/kernel";
import type { Viewer } from "@xinlian/ledger";
import type { CasePaperProps } from "@xinlian/web/public";
import type { FastifyInstance } from "fastify";
import { paperDocx } from "../bulletin/docx/paper-docx.ts";
import { paperView } from "../bulletin/paper-view.ts";
import { DOCX, fileName } from "../bulletin/send-docx.ts";
import { findPaper, papersOf } from "../bulletin/store.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import { heldCase } from "./holder.ts";
import { languageOf } from "./page.ts";

const MOST = 20;
const SELDOM = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } };
const TAKEN = { zh: "凭查询码下载", en: "Taken with the receipt" } as const;

/** The published papers of a case, in the eyes of who holds its receipt. */
export async function papersHeld(
  { engine }: House,
  viewer: Viewer,
  number: string,
  stream: string,
  language: Language,
): Promise<readonly CasePaperProps[]> {
  const kept = await engine.ledger.view(viewer, (sql) =>
    papersOf(sql, engine.city.code, stream, MOST),
  );
  return kept
    .filter(({ correctedBy }) => correctedBy === null)
    .map(({ id, paper }) => ({
      title: paper.title[language],
      issue: issueWords(paper)[language],
      at: (paper.publishedAt ?? paper.draftedAt) as Moment,
      href: `/r/${number}/papers/${id}`,
    }));
}

/** One of them in official layout. */
export function serveHeldPapers(app: FastifyInstance, house: House): void {
  app.get<{ Params: { readonly number: string; readonly id: string } }>(
    "/r/:number/papers/:id",
    SELDOM,
    async (request, reply) => {
      const { number, id } = request.params;
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
        throw refusal("request-not-found");
      }
      const { caller, read } = await heldCase(request, house, number);
      const kept = await findPaper(house.engine, caller.viewer, id);
      if (kept === null || kept.paper.of?.stream !== read.state.stream) {
        throw refusal("request-not-found");
      }
      const language = languageOf(request);
      const view = paperView(kept, { mayEdit: false, needsOther: false, as: ["docx"] });
      const buffer = await paperDocx(view, language, TAKEN[language]);
      return reply
        .header("content-disposition", `attachment; filename="${fileName(view)}.docx"`)
        .type(DOCX)
        .send(buffer);
    },
  );
}
