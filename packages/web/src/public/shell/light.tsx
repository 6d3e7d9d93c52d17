/** @jsxImportSource preact */
import type { Language } from "@xinlian/kernel";
import { amountWords, type LightName, lightName } from "../../tokens/light-words.ts";
import type { ShapeName } from "../../tokens/shapes.ts";
import type { LightProps } from "../props.ts";
import { Icon } from "./icon.tsx";

const SHAPES: Record<LightName, ShapeName> = { ok: "ok", soon: "soon", late: "late", pause: "pause", done: "open" };

/** A light: shape, word, amount. */
export function Light({ light, amount, language }: LightProps & { language: Language }) {
  return (
    <span class={`light ${light}`}>
      <Icon name={SHAPES[light]} />
      {lightName(light, language)}
      {amount ? ` ${amountWords(amount, language)}` : ""}
    </span>
  );
}
