import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROUTES } from "@xinlian/wire";
import { describe, expect, test } from "vitest";
import { ROOT } from "../build/sources.js";
import { compile } from "../docs/compile.ts";
import { snippetsOf } from "../docs/snippet.ts";
import { filesUnder, readText } from "../gates/tree.ts";

const READMES = ["README.md", "README.zh-CN.md"];
const PAGES = filesUnder("").filter((path) => path.endsWith(".md"));
const scripts: Readonly<Record<string, string>> = JSON.parse(readText("package.json")).scripts;

/** Names in the first column of the tables, e.g. of settings, folders and commands. */
const firstColumn = (page: string) =>
  [...readText(page).matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell?.match(/`[^`]+`/g));

describe("the docs", () => {
  test("name npm scripts that exist", () => {
    const named = PAGES.flatMap((page) =>
      [...readText(page).matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, script]) => ({
        page,
        script,
      })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ script }) => !(script && script in scripts))).toEqual([]);
  });

  test("link to files that exist", () => {
    const broken = PAGES.flatMap((page) =>
      [...readText(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target]) => join(ROOT, dirname(page), target ?? ""))
        .filter((target) => !existsSync(target)),
    );
    expect(broken).toEqual([]);
  });

  test("name folders and files that exist", () => {
    const named = PAGES.flatMap((page) =>
      [
        ...readText(page).matchAll(
          /`(?:npm run xinlian -- check )?((?:packages|packs|cities|tools|browser|bench|prove|docs)\/[\w./-]+)`/g,
        ),
      ].map(([, path]) => ({ page, path: path ?? "" })),
    );
    expect(named.length).toBeGreaterThan(10);
    // What a run of screenshots makes is not there before.
    const missing = named.filter(({ path }) => !existsSync(join(ROOT, path)));
    expect(missing.filter(({ path }) => path !== "docs/screens")).toEqual([]);
  });

  test("hold TypeScript that compiles", () => {
    const snippets = PAGES.flatMap(snippetsOf).filter(({ language }) => language === "ts");
    expect(snippets.length).toBeGreaterThan(0);
    expect(compile(snippets)).toEqual([]);
  });

  test("have a row for every route, and for no other", () => {
    const told = [
      ...readText("docs/architecture.md").matchAll(/\b(GET|POST|DELETE) `(\/api\/[^`?]+)/g),
    ].map(([, method, path]) => `${method} ${path}`);
    const served = Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`);
    expect(told.length).toBeGreaterThan(60);
    expect([...new Set(told)].sort()).toEqual(served.sort());
  });

  test("name every gate, and no other", () => {
    const files = filesUnder("tools/gates").map(readText).join("\n");
    const gates = [...files.matchAll(/: Gate = \{\n {2}name: "([^"]+)"/g)].map(
      ([, name]) => `\`${name}\``,
    );
    const table =
      readText("docs/develop.md").split("## Before a commit")[1]?.split("## Tests")[0] ?? "";
    const named = [...table.matchAll(/^\| (`[^`]+`) \|/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(gates.sort());
  });
});

describe("the two READMEs", () => {
  test("say the same: commands, settings, folders, links", () => {
    const [english, chinese] = READMES;
    const told = (page = "") => ({
      code: snippetsOf(page).map(({ text }) => text),
      names: firstColumn(page),
      headings: readText(page).match(/^#+ /gm),
      links: [...readText(page).matchAll(/\]\(((?!README)[^)]+)\)/g)].map(([, target]) => target),
    });
    expect(told(chinese)).toEqual(told(english));
  });

  test("begin with the command that starts the city, then the one that tests it", () => {
    for (const page of READMES) {
      expect(
        snippetsOf(page)
          .map(({ text }) => text)
          .slice(0, 2),
      ).toEqual(["npm ci && npm start", "npm test"]);
    }
  });

  test("name every setting that the product reads", () => {
    const product = filesUnder("packages").filter((path) => /\/src\/.*\.ts$/.test(path));
    const read = new Set(
      product.flatMap((path) =>
        [
          ...readText(path).matchAll(
            /\benv(?:\.|\[")((?:XINLIAN|DATABASE|SMS)_[A-Z_]+|PORT|HOST|NATS_URL)\b/g,
          ),
        ].map(([, name]) => name ?? ""),
      ),
    );
    for (const page of READMES) {
      const text = readText(page);
      expect(
        [...read].filter((name) => !text.includes(`\`${name}\``)),
        page,
      ).toEqual([]);
    }
  });
});
