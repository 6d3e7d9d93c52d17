import type { PaperView } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { paperDocx } from "./docx/paper-docx.ts";
import { recordExport } from "./record-export.ts";
import { takenMark } from "./taken-mark.ts";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Gives a paper in official layout; taking it is on record before. */
export async function sendPaperDocx(
  house: House,
  paper: PaperView,
  caller: PersonCaller,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  await recordExport(house, caller, at, { bulletin: paper.id });
  const buffer = await paperDocx(paper, at.language, takenMark(house, caller, at));
  await reply
    .header("content-disposition", `attachment; filename="${fileName(paper)}.docx"`)
    .type(DOCX)
    .send(buffer);
}

/** `monthly-2026-11`, without anything of people. */
export function fileName({ bulletin, period }: PaperView): string {
  return `${bulletin.id}-${period.name}`;
}
