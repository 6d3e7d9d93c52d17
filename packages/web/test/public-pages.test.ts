import type { Language } from "@xinlian/kernel";
import { renderFollow, renderReport } from "@xinlian/web/public";
import { describe, expect, it } from "vitest";
import { attributes, everyDocument, textOf } from "./public-document.ts";
import { sampleFollow, sampleWaiting } from "./public-sample/follow.ts";
import { sampleFields, sampleReport, sampleValues } from "./public-sample/report.ts";

const LANGUAGES: readonly Language[] = ["zh", "en"];
const CHINESE = /\p{Script=Han}+/gu;

describe.each(LANGUAGES)("every page in %s", (language) => {
  const documents = [...everyDocument(language)];

  it.each(documents)("PP-1 PP-4 %s is a whole document in its language", (_name, html) => {
    expect(html).toMatch(/^<!doctype html><html lang="(zh-CN|en)">/);
    expect(html).toContain(`<html lang="${language === "zh" ? "zh-CN" : "en"}">`);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/<main[ >]/g)).toHaveLength(1);
    expect(html).toMatch(
      language === "zh"
        ? /<title>[^<]+ · 乐山心连心<\/title>/
        : /<title>[^<]+ · Xinlian Leshan<\/title>/,
    );
  });

  it.each(documents)("PP-2 %s holds no inline script, style or handler", (_name, html) => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/<style/);
    expect(html).not.toMatch(/\son[a-z]+=/i);
    expect(html).not.toMatch(/javascript:/i);
    for (const script of html.match(/<script[^>]*>[^<]*/g) ?? [])
      expect(script).toMatch(/ src="[^"]+">$/);
  });

  it.each(documents)(
    "PP-3 forms of %s that change something post and carry the token",
    (_name, html) => {
      for (const form of html.match(/<form.*?<\/form>/gs) ?? []) {
        if (/^<form[^>]* method="get"/.test(form)) continue;
        expect(form).toMatch(/^<form[^>]* method="post"/);
        expect(form).toContain('name="token" value="token-1"');
        expect(form).toMatch(/<button[^>]*type="submit"/);
      }
    },
  );

  it.each(documents)("PP-12 ids of %s are there once and are found", (_name, html) => {
    const ids = attributes(html, "id");
    expect(new Set(ids).size).toBe(ids.length);
    const named = new Set(ids);
    const wanted = [
      ...attributes(html, "for"),
      ...attributes(html, "aria-describedby").flatMap((list) => list.split(" ")),
      ...attributes(html, "aria-labelledby"),
      ...attributes(html, "href")
        .filter((href) => href.startsWith("#"))
        .map((href) => href.slice(1)),
    ];
    for (const id of wanted) expect(named, id).toContain(id);
  });
});

it.each([...everyDocument("en")])(
  "PP-4 %s in English holds no Chinese but names and what was typed",
  (_name, html) => {
    const typed = Object.values(sampleValues).join(" ");
    const names = "中文 市中区 泊水街街道 上河街街道 五通桥区 竹根镇";
    for (const run of textOf(html).match(CHINESE) ?? []) expect(`${names} ${typed}`).toContain(run);
  },
);

describe("the report page", () => {
  const faults = [
    { field: "what", text: "请写明发生了什么" },
    { field: "caller", text: "请填写 11 位手机号，现在是 10 位" },
  ];
  const html = renderReport(
    sampleReport("zh", { faults, values: { "caller.phone": "1390000276" } }),
  );

  it("PP-5 puts 错误 first in the title and the summary first on the page, with focus", () => {
    expect(html).toContain("<title>错误：我要反映");
    expect(html).toMatch(/<section class="fault-summary"[^>]*tabindex="-1"[^>]*autofocus/);
    expect(html.indexOf("fault-summary")).toBeLessThan(html.indexOf("<h1"));
  });

  it.each(faults)(
    "PP-5 says of $field the same words in the summary and beside the field",
    ({ field, text }) => {
      expect(html).toContain(`<a href="#f-${field}">${text}</a>`);
      expect(html.split(text)).toHaveLength(3);
      expect(html).toMatch(
        new RegExp(
          `id="f-${field}"[^>]*aria-invalid="true"[^>]*aria-describedby="f-${field}-fault`,
        ),
      );
    },
  );

  it("PP-6 marks what is optional, and only that", () => {
    const optional = sampleFields("zh").filter(
      (field) => field.optional && field.kind !== "yes",
    ).length;
    expect(html.match(/（选填）/g)).toHaveLength(optional + 1);
    expect(html).not.toContain("*");
  });

  it("PP-8 gives back what was typed, escaped", () => {
    const page = renderReport(
      sampleReport("zh", { values: { ...sampleValues, what: '</textarea><b>"x"' } }),
    );
    expect(page).toContain("&lt;/textarea>&lt;b>");
    expect(page).toContain('value="13900002765"');
    expect(page).toMatch(/<option selected value="511102001"|<option value="511102001" selected/);
    expect(page).toMatch(/name="kind" value="help" checked/);
    expect(page).toMatch(/name="secret" value="yes" checked/);
  });
});

describe("the follow page", () => {
  it("PP-9 never says solved by the unit's word alone", () => {
    const html = renderFollow(sampleFollow("zh"));
    expect(html).toContain("等您确认");
    expect(html).not.toContain("已解决");
    expect(
      renderFollow(sampleFollow("zh", { solved: { state: "confirmed", at: null } })),
    ).toContain("已解决");
  });

  it("PP-10 gives the answers the same form and the same button", () => {
    const html = renderFollow(sampleFollow("zh"));
    const ask = html.slice(
      html.indexOf('class="ask"'),
      html.indexOf("</section>", html.indexOf('class="ask"')),
    );
    const presses = ask.slice(0, ask.indexOf("<details"));
    const buttons = presses.match(/<button[^>]*>/g) ?? [];
    const drawn = buttons.map((button) => /class="[^"]*" type="[^"]*"/.exec(button)?.[0]);
    expect(buttons).toHaveLength(3);
    expect(new Set(drawn).size).toBe(1);
    expect(ask).not.toMatch(/ checked/);
  });

  it("PP-11 shows a light with shape, word and amount, and the day that ends", () => {
    const html = renderFollow(sampleWaiting("zh"));
    expect(html).toMatch(/<span class="light soon"><svg.*?<\/svg>临期 剩1个工作日<\/span>/);
    expect(html).toContain("2027年1月4日 周一 24时");
  });
});
