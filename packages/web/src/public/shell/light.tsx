/** @jsxImportSource preact */
import type { ShapeName } from "../../tokens/shapes.ts";
import type { LightName, LightProps } from "../props.ts";
import { Icon } from "./icon.tsx";

const SHAPES: Record<LightName, ShapeName> = {
  ok: "ok",
  soon: "soon",
  late: "late",
  pause: "pause",
  done: "open",
};

/** A light: shape, word, amount. */
export function Light({ light, word, says }: LightProps) {
  return (
    <span class={`light ${light}`}>
      <Icon name={SHAPES[light]} />
      {[word, says].filter(Boolean).join(" ")}
    </span>
  );
}
