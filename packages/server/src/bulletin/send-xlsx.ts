import type { PaperView } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import { instant } from "../case/wire-value.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { paperXlsx } from "./paper-xlsx.ts";
import { recordExport } from "./record-export.ts";

/** Gives the figures of a paper as a file that says who took it and when; taking it is on record before. */
export async function sendPaperXlsx(
  house: House,
  paper: PaperView,
  caller: PersonCaller,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  const { engine } = house;
  const person = engine.city.directory.person(caller.id);
  const unit = engine.city.directory.unit(person?.unit ?? "")?.text[at.language] ?? "";
  const moment = instant(at.now);
  const mark =
    at.language === "zh"
      ? `${unit} ${person?.name ?? ""} 于 ${moment} 导出`
      : `Taken by ${person?.name ?? ""}, ${unit}, at ${moment}`;
  await recordExport(house, caller, at, { bulletin: paper.id });
  const buffer = await paperXlsx(paper, at.language, mark);
  const name = `${paper.bulletin.id}-${paper.period.name}.xlsx`;
  await reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    .send(buffer);
}
