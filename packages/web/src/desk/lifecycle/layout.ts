/** A lifecycle to be drawn: states in the pack's order, and what leads from one to another. */
export interface Lifecycle {
  readonly states: readonly { readonly name: string; readonly text: string; readonly end: boolean }[];
  readonly moves: readonly {
    readonly name: string;
    readonly text: string;
    /** A state, or null for an opening. */
    readonly from: string | null;
    readonly to: string;
    /** Who may. */
    readonly by?: string;
  }[];
}

export interface Box {
  readonly name: string;
  readonly text: string;
  readonly end: boolean;
  readonly x: number;
  readonly y: number;
}

export interface Arrow {
  readonly from: string | null;
  readonly to: string;
  /** Names of the moves on this arrow, joined. */
  readonly text: string;
  /** SVG path data. */
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
  /** Leads back to an earlier column. */
  readonly back: boolean;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

export const BOX = { width: 116, height: 40 };
const COLUMN = 216;
const ROW = 92;
const MARGIN = { x: 24, y: 30 };

/**
 * Draws a lifecycle left to right: a state's column is how many steps it lies from an opening, ends stand no further left than
 * one past what leads to them. Arrows that lead back run below the rows. Deterministic: the same pack gives the same
 * drawing.
 */
export function layout(life: Lifecycle): Drawing {
  const column = columns(life);
  const rows = new Map<number, number>();
  const places = new Map<string, { x: number; y: number; column: number; row: number }>();
  const boxes = life.states.map((state): Box => {
    const at = column.get(state.name) ?? 0;
    const row = rows.get(at) ?? 0;
    rows.set(at, row + 1);
    const x = MARGIN.x + at * COLUMN;
    const y = MARGIN.y + row * ROW;
    places.set(state.name, { x, y, column: at, row });
    return { ...state, x, y };
  });
  const deepest = Math.max(1, ...rows.values());
  const floor = MARGIN.y + deepest * ROW - (ROW - BOX.height);
  let backs = 0;
  const arrows = merged(life).flatMap(({ from, to, text }): Arrow[] => {
    const b = places.get(to);
    if (!b) return [];
    if (from === null) return [];
    const a = places.get(from);
    if (!a) return [];
    if (from === to) return [];
    const middle = BOX.height / 2;
    if (b.column > a.column) {
      const x1 = a.x + BOX.width;
      const [y1, x2, y2] = [a.y + middle, b.x, b.y + middle];
      const passes = b.column - a.column > 1 && a.row === b.row;
      if (passes) {
        const lift = a.y - 18;
        const start = a.x + BOX.width * 0.75;
        const end = b.x + BOX.width * 0.25;
        return [
          {
            from, to, text, back: false,
            path: `M${start} ${a.y}C${start} ${lift - 8} ${start} ${lift} ${start + 16} ${lift}H${end - 16}C${end} ${lift} ${end} ${lift - 8} ${end} ${b.y}`,
            labelX: (start + end) / 2,
            labelY: lift - 5,
          },
        ];
      }
      const half = (x1 + x2) / 2;
      return [
        {
          from, to, text, back: false,
          path: y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`,
          labelX: half,
          labelY: (y1 + y2) / 2 - 6,
        },
      ];
    }
    if (b.column === a.column) {
      const down = b.y > a.y;
      const x = a.x + BOX.width * (down ? 0.35 : 0.65);
      const [y1, y2] = down ? [a.y + BOX.height, b.y] : [a.y, b.y + BOX.height];
      return [
        { from, to, text, back: !down, path: `M${x} ${y1}V${y2}`, labelX: x + (down ? -8 : 8), labelY: (y1 + y2) / 2 + 5 },
      ];
    }
    backs += 1;
    const level = floor + 14 + backs * 26;
    const [x1, x2] = [a.x + BOX.width * 0.5 - 6, b.x + BOX.width * 0.5 + 6];
    return [
      {
        from, to, text, back: true,
        path: `M${x1} ${a.y + BOX.height}V${level - 8}Q${x1} ${level} ${x1 - 8} ${level}H${x2 + 8}Q${x2} ${level} ${x2} ${level - 8}V${b.y + BOX.height}`,
        labelX: (x1 + x2) / 2,
        labelY: level - 5,
      },
    ];
  });
  const last = Math.max(0, ...column.values());
  return {
    width: MARGIN.x * 2 + last * COLUMN + BOX.width,
    height: floor + MARGIN.y + (backs > 0 ? 14 + backs * 26 : 0),
    boxes,
    arrows,
  };
}

/** Steps from an opening; what cannot be reached stands in the first column. */
export function columns(life: Lifecycle): ReadonlyMap<string, number> {
  const order = new Map(life.states.map((state, i) => [state.name, i]));
  const column = new Map<string, number>();
  let edge = [...new Set(life.moves.filter((m) => m.from === null).map((m) => m.to))];
  // A move back to an earlier state must not push it right: breadth first, each state once.
  for (let depth = 0; edge.length > 0; depth++) {
    for (const name of edge) column.set(name, depth);
    edge = [
      ...new Set(life.moves.filter((m) => m.from !== null && edge.includes(m.from)).map((m) => m.to)),
    ].filter((name) => !column.has(name) && order.has(name));
  }
  for (const state of life.states) if (!column.has(state.name)) column.set(state.name, 0);
  const furthest = Math.max(0, ...column.values());
  for (const state of life.states) {
    if (!state.end) continue;
    const near = column.get(state.name) ?? 0;
    // An end that many states lead to stands at the right edge, out of the way of the main line.
    column.set(state.name, Math.max(near, furthest));
  }
  return column;
}

/** Moves between the same two states share an arrow. */
function merged(life: Lifecycle) {
  const pairs = new Map<string, { from: string | null; to: string; text: string }>();
  for (const move of life.moves) {
    const key = `${move.from ?? ""}>${move.to}`;
    const known = pairs.get(key);
    pairs.set(key, { from: move.from, to: move.to, text: known ? `${known.text}、${move.text}` : move.text });
  }
  return [...pairs.values()];
}
