import type { PaperView } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { paperXlsx } from "./paper-xlsx.ts";
import { recordExport } from "./record-export.ts";
import { fileName } from "./send-docx.ts";
import { takenMark } from "./taken-mark.ts";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Gives the figures of a paper as a file that says who took it and when; taking it is on record before. */
export async function sendPaperXlsx(
  house: House,
  paper: PaperView,
  caller: PersonCaller,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  await recordExport(house, caller, at, { bulletin: paper.id });
  const buffer = await paperXlsx(paper, at.language, takenMark(house, caller, at));
  await reply
    .header("content-disposition", `attachment; filename="${fileName(paper)}.xlsx"`)
    .type(XLSX)
    .send(buffer);
}
