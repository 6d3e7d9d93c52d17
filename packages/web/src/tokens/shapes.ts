/**
 * The drawn shapes of the product as SVG path data, shared by the citizens' pages and the desk. Each light has its
 * own outline, so that it is told apart without colour. Strokes and fills use `currentColor`; `on` is drawn in the
 * background's colour.
 */
export interface Shape {
  /** Side of the square view box. */
  readonly box: number;
  readonly parts: readonly ShapePart[];
}

export interface ShapePart {
  readonly d: string;
  /** Absent = filled with the current colour; a number = stroke width in view box units. */
  readonly stroke?: number;
  /** Drawn in the ground's colour instead of the current one. */
  readonly ground?: true;
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export const shapes = {
  /** 正常: a tick. */
  ok: { box: 16, parts: [{ d: "M2.4 8.6 6.2 12.2 13.6 4", stroke: 2.4 }] },
  /** 临期: a clock with its last quarter filled. */
  soon: {
    box: 16,
    parts: [{ d: circle(8, 8, 6.2), stroke: 1.6 }, { d: "M8 8V1.8A6.2 6.2 0 0 1 14.2 8z" }],
  },
  /** 超期, and faults: a triangle with a mark of exclamation. */
  late: {
    box: 16,
    parts: [
      { d: "M8 1.2 15.4 14.6H.6z" },
      { d: "M8 5.6v4.4M8 11.5v1.7", stroke: 1.7, ground: true },
    ],
  },
  /** 暂停: two bars. */
  pause: { box: 16, parts: [{ d: "M4 2.5h3v11H4zM9 2.5h3v11H9z" }] },
  /** 办结, and whatever waits for somebody else's word: an open ring. */
  open: { box: 16, parts: [{ d: circle(8, 8, 6), stroke: 1.8 }] },
  pin: {
    box: 16,
    parts: [
      { d: "M8 15C8 15 3 9.6 3 6a5 5 0 0 1 10 0c0 3.6-5 9-5 9z", stroke: 1.5 },
      { d: circle(8, 6, 1.7) },
    ],
  },
  lock: {
    box: 16,
    parts: [{ d: "M3 7h10v7.500H3z" }, { d: "M5 7V4.800a3 3 0 0 1 6 0V7", stroke: 1.6 }],
  },
  /** The product's mark: two rings, linked. */
  rings: { box: 26, parts: [{ d: `${circle(9, 13, 6.8)}${circle(17, 13, 6.8)}`, stroke: 2.3 }] },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;
