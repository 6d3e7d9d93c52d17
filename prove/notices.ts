import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PRINTED, reproduce } from "../packages/server/test/inspection-2021.ts";
import { opened, sheetsOf, textOf } from "../packages/server/test/office-file.ts";
import { foundTown } from "../packages/server/test/town.ts";
import type { PaperView } from "../packages/wire/src/index.ts";
import type { Campaign } from "../tools/campaign/run.ts";

/** The office programme of Debian. */
const PROGRAMME = "soffice";
const WHERE = "/api/bulletins/environment/notice";

/** The office programme, or why it is not there. */
function office(): string | null {
  try {
    return execFileSync(PROGRAMME, ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/**
 * A printed notice comes out of the ledger: its records are entered by the ordinary doors, the paper is drawn and published, and its page,
 * DOCX and XLSX are held against what was printed and against each other. The office programme, where it is installed, opens both files and makes
 * PDF of them.
 */
const notices: Campaign = async () => {
  const town = await foundTown();
  const folder = mkdtempSync(join(tmpdir(), "xinlian-notices-"));
  const wrong: string[] = [];
  const hold = (what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    wrong.push(`${what}: ${JSON.stringify(got)}, printed ${JSON.stringify(wanted)}`);
  };
  try {
    const batch = await reproduce(town);
    const desk = await town.staff("duchaban");
    const drafted = await desk.post(
      WHERE,
      { entry: batch.id },
      { "idempotency-key": randomUUID() },
    );
    const draft = drafted.json<PaperView>();
    const path = `${WHERE}/${draft.id}`;
    const headers = { "idempotency-key": randomUUID(), "if-match": draft.etag };
    const paper = (await desk.post(`${path}/publish`, {}, headers)).json<PaperView>();
    const value = (name: string) =>
      paper.figures.find(({ indicator }) => indicator === name)?.value;
    hold("letters", value("letters"), PRINTED.letters);
    hold("by mail", value("mails_in"), PRINTED.mails);
    hold("so far", value("so_far"), PRINTED.soFar);
    const types = paper.tables.find(({ list }) => list === "types")?.rows ?? [];
    hold(
      "types so far",
      types.map(({ numbers }) => numbers?.[2] ?? 0).sort((a, b) => a - b),
      Object.values(PRINTED.typesSoFar).sort((a, b) => a - b),
    );
    hold("counties", paper.tables.find(({ list }) => list === "own")?.count, PRINTED.counties);
    hold("flags", batch.flags.length, 1);

    const anyone = town.stranger();
    const page = (await anyone.get(`/papers/${paper.id}`)).body;
    const docx = (await anyone.get(`/papers/${paper.id}/docx`)).rawPayload;
    const xlsx = (await anyone.get(`/papers/${paper.id}/xlsx`)).rawPayload;
    const said = textOf(opened(docx)["word/document.xml"] ?? "");
    const sheets = await sheetsOf(xlsx, 1 + paper.tables.length);
    let compared = 0;
    for (const { words, text, value: number } of paper.figures) {
      if (!said.includes(`${words.zh}${text}`)) wrong.push(`DOCX lacks ${words.zh} ${text}`);
      if (!page.includes(text)) wrong.push(`page lacks ${words.zh} ${text}`);
      const row = sheets[0]?.find(([name]) => name === words.zh);
      if (row?.[1] !== number) wrong.push(`XLSX has ${words.zh} ${row?.[1]}, not ${number}`);
      compared += 3;
    }
    for (const [at, table] of paper.tables.entries()) {
      for (const { cells, numbers } of table.rows) {
        const row = sheets[at + 1]?.find(([name]) => name === cells[0]?.zh);
        for (const [column, number] of (numbers ?? []).entries()) {
          if (number === null) continue;
          if (row?.[column] !== number) wrong.push(`XLSX ${table.list} ${cells[0]?.zh}`);
          if (!said.includes(cells[column]?.zh ?? "–")) wrong.push(`DOCX ${table.list}`);
          compared += 2;
        }
      }
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "notice.docx"), docx);
    writeFileSync(join(folder, "notice.xlsx"), xlsx);
    const programme = office();
    let converted = 0;
    for (const file of programme === null ? [] : ["notice.docx", "notice.xlsx"]) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const convert = ["--headless", profile, "--convert-to", "pdf", "--outdir", folder];
      execFileSync(PROGRAMME, [...convert, join(folder, file)], {
        stdio: "ignore",
        timeout: 90_000,
      });
      const made = join(folder, "notice.pdf");
      if (readFileSync(made).subarray(0, 5).toString() === "%PDF-") converted += 1;
      else wrong.push(`${file} is no PDF`);
      rmSync(made);
    }
    console.log(programme ?? "LibreOffice is not installed: its conversion was left out");
    if (programme === null && process.env.CI === "true") wrong.push("no office programme");
    for (const line of wrong) console.log(line);
    return {
      ok: wrong.length === 0 && compared > 30,
      figures: { letters: PRINTED.soFar, compared, converted, wrong: wrong.length },
    };
  } finally {
    await town.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

export default notices;
