import { randomUUID } from "node:crypto";
import type { PaperView } from "@xinlian/wire";
import { opened, sheetsOf, textOf } from "../../packages/server/test/office-file.ts";
import type { Town } from "../../packages/server/test/town.ts";

/** A published paper in each of its forms. */
export interface Forms {
  readonly paper: PaperView;
  readonly page: string;
  readonly docx: Buffer;
  readonly xlsx: Buffer;
}

/** Draws up a paper as `who`, publishes it, and takes its page and files as anybody may. */
export async function published(
  town: Town,
  who: string,
  where: string,
  of: { readonly entry: string } | { readonly period: string },
): Promise<Forms> {
  const desk = await town.staff(who);
  const drafted = await desk.post(where, of, { "idempotency-key": randomUUID() });
  if (drafted.statusCode >= 300) throw new Error(drafted.body);
  const draft = drafted.json<PaperView>();
  const headers = { "idempotency-key": randomUUID(), "if-match": draft.etag };
  const done = await desk.post(`${where}/${draft.id}/publish`, {}, headers);
  if (done.statusCode !== 200) throw new Error(done.body);
  const paper = done.json<PaperView>();
  const anyone = town.stranger();
  const take = async (form: string) => {
    const answer = await anyone.get(`/papers/${paper.id}${form}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer;
  };
  return {
    paper,
    page: (await take("")).body,
    docx: (await take("/docx")).rawPayload,
    xlsx: (await take("/xlsx")).rawPayload,
  };
}

/**
 * Holds page, DOCX and XLSX against the figures and tables of the paper, each read by another reader than the one that wrote it.
 * @returns how many numbers were compared, and which differ
 */
export async function compareForms({
  paper,
  page,
  docx,
  xlsx,
}: Forms): Promise<{ readonly compared: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  const said = textOf(opened(docx)["word/document.xml"] ?? "");
  const sheets = await sheetsOf(xlsx, 1 + paper.tables.length);
  let compared = 0;
  for (const { words, text, value } of paper.figures) {
    if (!said.includes(`${words.zh}${text}`)) wrong.push(`DOCX lacks ${words.zh} ${text}`);
    if (!page.includes(text)) wrong.push(`page lacks ${words.zh} ${text}`);
    const row = sheets[0]?.find(([name]) => name === words.zh);
    if (!isSame(row?.[1] ?? null, value, text))
      wrong.push(`XLSX has ${words.zh} ${row?.[1]}, not ${value}`);
    compared += 3;
  }
  for (const [at, table] of paper.tables.entries()) {
    for (const { cells, numbers } of table.rows) {
      const name = cells[0]?.zh ?? "";
      const row = sheets[at + 1]?.find(([first]) => first === name);
      for (const [column, number] of (numbers ?? []).entries()) {
        if (number === null) continue;
        const text = cells[column]?.zh ?? "–";
        if (!isSame(row?.[column], number, text)) {
          wrong.push(`XLSX ${table.list} ${name} ${column}: ${row?.[column]}, not ${number}`);
        }
        if (!said.includes(text)) wrong.push(`DOCX lacks ${table.list} ${name} ${text}`);
        if (!page.includes(text)) wrong.push(`page lacks ${table.list} ${name} ${text}`);
        compared += 3;
      }
    }
  }
  return { compared, wrong };
}

/** A cell says a number; what is kept per hundred stands in a spreadsheet as a share of one, so that it shows its sign. */
function isSame(cell: unknown, number: number | null, text: string): boolean {
  if (cell === number) return true;
  if (typeof cell !== "number" || number === null || !text.endsWith("%")) return false;
  return Math.abs(cell * 100 - number) < 1e-9;
}
