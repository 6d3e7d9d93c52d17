import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "../build/sources.js";
import type { Snippet } from "./snippet.ts";

/**
 * Type-checks TypeScript snippets as if each were a file at the root.
 * @returns what the compiler says, each with the snippet's place
 */
export function compile(snippets: readonly Snippet[]): readonly string[] {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const files = new Map(snippets.map((snippet, i) => [join(ROOT, `snippet-${i}.ts`), snippet]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { place }]) => {
    const source = program.getSourceFile(path);
    if (source === undefined) return [`${place}: not read`];
    return ts
      .getPreEmitDiagnostics(program, source)
      .map(({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  });
}
