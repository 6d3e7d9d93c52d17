import { type Shape as Drawn, type ShapeName, shapes } from "../../tokens/shapes.ts";

/** A drawn shape of the product. It says nothing to a screen reader, because the word beside it does. */
export function Shape({ name }: { name: ShapeName }) {
  const { box, parts }: Drawn = shapes[name];
  return (
    <svg className="icon" viewBox={`0 0 ${box} ${box}`} aria-hidden="true" focusable="false">
      {parts.map((part) => (
        <path
          key={part.d}
          d={part.d}
          className={part.ground ? "ground" : undefined}
          fill={part.stroke === undefined ? "currentColor" : "none"}
          stroke={part.stroke === undefined || part.ground ? undefined : "currentColor"}
          strokeWidth={part.stroke}
        />
      ))}
    </svg>
  );
}
