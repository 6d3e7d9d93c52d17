/** @jsxImportSource preact */
import { type Shape, type ShapeName, shapes } from "../../tokens/shapes.ts";

/** A drawn shape beside a word that says the same; hidden from those who listen. */
export function Icon({ name, class: classes = "icon" }: { name: ShapeName; class?: string }) {
  const shape: Shape = shapes[name];
  return (
    <svg class={classes} viewBox={`0 0 ${shape.box} ${shape.box}`} aria-hidden="true">
      {shape.parts.map((part) => {
        const ink = part.ground ? "var(--ground, #fff)" : "currentColor";
        return part.stroke === undefined ? (
          <path key={part.d} d={part.d} fill={ink} />
        ) : (
          <path key={part.d} d={part.d} fill="none" stroke={ink} stroke-width={part.stroke} />
        );
      })}
    </svg>
  );
}
