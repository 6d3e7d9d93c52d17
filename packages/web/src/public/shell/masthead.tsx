/** @jsxImportSource preact */
import type { PageProps } from "../props.ts";
import { Icon } from "./icon.tsx";
import { shellWords } from "./words.ts";

/** Brand and the two toggles as plain links; then the double rule that names every page of the product. */
export function Masthead({ page, audience }: { page: PageProps; audience: "citizen" | "staff" }) {
  const words = shellWords[page.language];
  const back = encodeURIComponent(page.path);
  const other = page.language === "zh" ? "en" : "zh";
  return (
    <header>
      <div class="masthead">
        <a class="brand" href="/">
          <Icon name="rings" class="rings" />
          {page.city.brand}
        </a>
        <nav class="masthead-end" aria-label={words.settings}>
          {audience === "staff" ? null : (
            <a href={`/elder?to=${page.elder ? "off" : "on"}&back=${back}`}>
              {page.elder ? words.elderOff : words.elderOn}
            </a>
          )}
          <a
            href={`/lang?to=${other}&back=${back}`}
            lang={words.otherLang}
            hreflang={words.otherLang}
          >
            {words.otherLanguage}
          </a>
        </nav>
      </div>
      <div class="double-rule" />
    </header>
  );
}
