import { useMemo } from "react";
import { Wide } from "../frame/wide.tsx";
import { BOX, type Lifecycle, layout } from "./layout.ts";

/** The lifecycle as a drawing. Its text twin stands beside it, so the drawing itself is one picture with one name. */
export function Diagram({ life, label, now }: { life: Lifecycle; label: string; now?: string }) {
  const drawing = useMemo(() => layout(life), [life]);
  return (
    <Wide label={label} className="diagram">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        width={drawing.width}
        height={drawing.height}
      >
        <defs>
          <marker
            id="head"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M0 0 8 4 0 8Z" fill="var(--ink-soft)" />
          </marker>
        </defs>
        {drawing.arrows.map((arrow) => (
          <g key={`${arrow.from} ${arrow.to}`} className={arrow.back ? "arrow back" : "arrow"}>
            <path d={arrow.path} markerEnd="url(#head)" />
            <text textAnchor="middle">
              {arrow.texts.map((text, line) => (
                <tspan
                  key={text}
                  x={arrow.labelX}
                  y={arrow.labelY - 17 * (arrow.texts.length - 1 - line)}
                >
                  {text}
                </tspan>
              ))}
            </text>
          </g>
        ))}
        {drawing.boxes.map((box) => (
          <g
            key={box.name}
            className={["state", box.end ? "end" : "", box.name === now ? "now" : ""].join(" ")}
          >
            <rect x={box.x} y={box.y} width={BOX.width} height={BOX.height} rx={box.end ? 20 : 2} />
            <text x={box.x + BOX.width / 2} y={box.y + BOX.height / 2 + 5} textAnchor="middle">
              {box.text}
            </text>
          </g>
        ))}
      </svg>
    </Wide>
  );
}
