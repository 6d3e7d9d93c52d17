import { Fragment, type ReactNode } from "react";

/**
 * A sentence with slots: `fill("超期 {n} 件", { n: <a …/> })`. A slot without a value stays readable as `–`, because a
 * sentence of fact may lack a figure but never shows braces.
 */
export function fill(text: string, slots: Readonly<Record<string, ReactNode>>): ReactNode[] {
  return text.split(/(\{[a-z_]+\})/i).map((part, i) => {
    const name = /^\{([a-z_]+)\}$/i.exec(part)?.[1];
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    return <Fragment key={i}>{name === undefined ? part : (slots[name] ?? "–")}</Fragment>;
  });
}
