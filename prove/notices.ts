import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { foundTown } from "../packages/server/test/town.ts";
import type { Campaign } from "../tools/campaign/run.ts";
import { commerce } from "./notices/commerce.ts";
import { environment } from "./notices/environment.ts";
import { compareForms, type Forms } from "./notices/forms.ts";
import { holdInto } from "./notices/hold.ts";
import { converted, office } from "./notices/office.ts";

/** The clock of the town moves through the days of the papers: the letters of the 14th of September 2021 were counted up to noon. */
const LETTERS_AT = Date.parse("2021-09-14T15:00:00+08:00");

/** A folder that gets the files and their PDFs, for whoever wants to look at them. */
const KEEP = process.env.NOTICES_KEEP;

/**
 * Two printed notices come out of the ledger: their records are entered by the ordinary doors, the papers are drawn up and published, and
 * page, DOCX and XLSX are held against what was printed and against each other. The office programme, where it is installed, opens the files
 * and makes PDF of them.
 */
const notices: Campaign = async () => {
  const town = await foundTown({ at: LETTERS_AT });
  const wrong: string[] = [];
  try {
    const papers: Record<string, Forms> = {
      environment: await environment(town, holdInto(wrong)),
      commerce: await commerce(town, holdInto(wrong)),
    };
    const files = new Map<string, Buffer>();
    const compared: Record<string, number> = {};
    for (const [name, forms] of Object.entries(papers)) {
      const found = await compareForms(forms);
      compared[name] = found.compared;
      wrong.push(...found.wrong.map((what) => `${name}: ${what}`));
      files.set(`${name}.docx`, forms.docx);
      files.set(`${name}.xlsx`, forms.xlsx);
    }
    if (KEEP !== undefined) {
      mkdirSync(KEEP, { recursive: true });
      for (const [name, content] of files) writeFileSync(join(KEEP, name), content);
      for (const [name, { page }] of Object.entries(papers))
        writeFileSync(join(KEEP, `${name}.html`), page);
    }
    const programme = office();
    const refused = programme === null ? [] : converted(files, KEEP);
    wrong.push(...refused.map((name) => `${name} became no PDF`));
    console.log(programme ?? "LibreOffice is not installed: its conversion was left out");
    if (programme === null && process.env.CI === "true") wrong.push("no office programme");
    for (const line of wrong) console.log(line);
    const opened = programme === null ? 0 : files.size - refused.length;
    return {
      ok: wrong.length === 0 && Object.values(compared).every((n) => n > 30),
      figures: { compared, openedByOffice: opened, wrong: wrong.length },
    };
  } finally {
    await town.close();
  }
};

export default notices;
