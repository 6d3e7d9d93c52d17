import { issueWords, type Language, type Moment } from "@xinlian/kernel";
import { type PaperLine, renderPaper, renderPapers } from "@xinlian/web/public";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { paperDocx } from "../bulletin/docx/paper-docx.ts";
import { paperSaid } from "../bulletin/paper-said.ts";
import { paperView } from "../bulletin/paper-view.ts";
import { paperXlsx } from "../bulletin/paper-xlsx.ts";
import { DOCX, fileName } from "../bulletin/send-docx.ts";
import { XLSX } from "../bulletin/send-xlsx.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import { languageOf, pageProps, sendPage } from "../public/page.ts";
import { sendPapersFeed } from "./feed.ts";
import { type Place, type PublicPaper, publicPaper, publicPapers } from "./read.ts";

type One = { Params: { readonly id: string } };

/** Rows of a page. */
const PAGE = 20;
const OFTEN = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } };
/** Files are made anew each time. */
const SELDOM = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } };

/** Papers that the city published for everybody: the list, one of them, its files, the feed. */
export function servePapers(app: FastifyInstance, house: House): void {
  app.get("/papers", OFTEN, async (request, reply) => {
    const { after } = request.query as { readonly after?: string };
    const props = pageProps(request, reply, house, false);
    const found = await publicPapers(house.ledger, placeOf(after), PAGE + 1);
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    const html = renderPapers({
      ...props,
      rows: shown.map((each) => lineOf(each, props.language)),
      next:
        found.length > PAGE && last !== undefined ? `/papers?after=${last.at}~${last.id}` : null,
      first: after === undefined,
      feed: "/papers.atom",
    });
    return sendPage(reply, html);
  });

  app.get("/papers.atom", OFTEN, async (request, reply) => sendPapersFeed(request, reply, house));

  app.get<One>("/papers/:id", OFTEN, async (request, reply) => {
    const kept = await found(request, house);
    const props = pageProps(request, reply, house, false);
    const said = paperSaid(viewOf(kept, house), props.language);
    const newer = kept.correctedBy === null ? null : `/papers/${kept.correctedBy}`;
    const files = formsOf(kept, house).map((form) => ({
      form,
      href: `/papers/${kept.id}/${form}`,
    }));
    return sendPage(reply, renderPaper({ ...props, paper: { ...said, newer, files } }));
  });

  app.get<One>("/papers/:id/docx", SELDOM, async (request, reply) => {
    const kept = await found(request, house, "docx");
    const language = languageOf(request);
    const view = viewOf(kept, house);
    const buffer = await paperDocx(view, language, takenOf(language));
    return reply
      .header("content-disposition", `attachment; filename="${fileName(view)}.docx"`)
      .type(DOCX)
      .send(buffer);
  });

  app.get<One>("/papers/:id/xlsx", SELDOM, async (request, reply) => {
    const kept = await found(request, house, "xlsx");
    const language = languageOf(request);
    const view = viewOf(kept, house);
    const buffer = await paperXlsx(view, language, takenOf(language));
    return reply
      .header("content-disposition", `attachment; filename="${fileName(view)}.xlsx"`)
      .type(XLSX)
      .send(buffer);
  });
}

/** @throws Refusal 404 when it is not public, or not given in this form */
async function found(
  request: FastifyRequest<One>,
  house: House,
  form?: "docx" | "xlsx",
): Promise<PublicPaper> {
  const { id } = request.params;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw refusal("request-not-found");
  const kept = await publicPaper(house.ledger, id);
  if (kept === null) throw refusal("request-not-found");
  if (form !== undefined && !formsOf(kept, house).includes(form))
    throw refusal("request-not-found");
  return kept;
}

function formsOf({ paper }: PublicPaper, { engine }: House): readonly ("docx" | "xlsx")[] {
  const as = engine.city.packs.get(paper.pack)?.bulletins[paper.name]?.as ?? [];
  return (["docx", "xlsx"] as const).filter((form) => as.includes(form));
}

/** As everybody reads it: cases are opened by nobody, so nothing leads to them. */
function viewOf(kept: PublicPaper, house: House) {
  return paperView(kept, { mayEdit: false, needsOther: false, as: formsOf(kept, house) });
}

function lineOf({ id, paper, at, correctedBy }: PublicPaper, language: Language): PaperLine {
  return {
    href: `/papers/${id}`,
    title: paper.title[language],
    of: paper.of?.words[language] ?? "",
    issue: issueWords(paper)[language],
    at: at as Moment,
    corrected: correctedBy !== null,
  };
}

function takenOf(language: Language): string {
  return language === "zh" ? "公开下载件" : "Taken from the public page";
}

function placeOf(after: string | undefined): Place | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{1,15})~([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(after) ?? [];
  if (at === undefined || id === undefined) throw refusal("request-cursor-bad", {}, "after");
  return { at: Number(at), id };
}
