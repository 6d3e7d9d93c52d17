/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PageProps } from "../props.ts";
import { Footer } from "./footer.tsx";
import { Masthead } from "./masthead.tsx";
import { shellWords } from "./words.ts";

interface DocumentProps {
  readonly page: PageProps;
  /** Without the city's name, which is added. */
  readonly title: string;
  /** `citizen` pages have large type and the toggle for still larger; `staff` pages do not. */
  readonly audience?: "citizen" | "staff";
  /** Width of the content: `column` for reading and filling in, `wide` for two columns. */
  readonly width?: "column" | "wide";
  /** A feed of what the page lists. */
  readonly feed?: { readonly href: string; readonly title: string };
  readonly children: ComponentChildren;
}

function Page({
  page,
  title,
  audience = "citizen",
  width = "column",
  feed,
  children,
}: DocumentProps) {
  const words = shellWords[page.language];
  const classes = [audience, audience === "citizen" && page.elder ? "elder" : "", width]
    .filter(Boolean)
    .join(" ");
  return (
    <html lang={words.htmlLang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="referrer" content="same-origin" />
        <meta name="theme-color" content="#f7f6f2" />
        <title>{`${title} · ${page.city.brand}`}</title>
        <link rel="icon" type="image/svg+xml" href="/public/icon.svg" />
        {page.assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {feed === undefined ? null : (
          <link rel="alternate" type="application/atom+xml" href={feed.href} title={feed.title} />
        )}
        {page.assets.script === null ? null : <script type="module" src={page.assets.script} />}
      </head>
      <body class={classes}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <Masthead page={page} audience={audience} />
        <main id="main" class="page">
          {children}
        </main>
        <Footer page={page} audience={audience} />
      </body>
    </html>
  );
}

/** A whole document. The same props give the same text. */
export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToString((<Page {...props} />) as VNode)}`;
}
