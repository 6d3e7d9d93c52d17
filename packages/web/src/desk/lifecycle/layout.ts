/** A lifecycle to be drawn: states in the pack's order, and what leads from one to another. */
export interface Lifecycle {
  readonly states: readonly {
    readonly name: string;
    readonly text: string;
    readonly end: boolean;
  }[];
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
  /** What the moves on this arrow are called, a line each. */
  readonly texts: readonly string[];
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
const COLUMN = 244;
const ROW = 92;
const MARGIN = { x: 24, y: 48 };

/**
 * Draws a lifecycle left to right: a state's column is how many steps it lies from an opening, ends stand no further left than
 * one past what leads to them. Arrows that lead back run below the rows. Deterministic: the same pack gives the same
 * drawing.
 */
export function layout(life: Lifecycle): Drawing {
  const boxes = placed(life);
  const at = new Map(boxes.map((box) => [box.name, box]));
  const floor = Math.max(...boxes.map((box) => box.y), MARGIN.y) + BOX.height;
  let backs = 0;
  const arrows = merged(life).flatMap(({ from, to, texts }): Arrow[] => {
    const [a, b] = [from === null ? undefined : at.get(from), at.get(to)];
    if (!a || !b || a === b || from === null) return [];
    const drawn = b.x > a.x ? forward(a, b) : b.x === a.x ? within(a, b) : null;
    if (drawn) return [{ from, to, texts, back: false, ...drawn }];
    backs += 1;
    return [{ from, to, texts, back: true, ...backward(a, b, floor + 14 + backs * 26) }];
  });
  return {
    width: Math.max(...boxes.map((box) => box.x), 0) + BOX.width + MARGIN.x,
    height: floor + MARGIN.y + (backs > 0 ? 14 + backs * 26 : 0),
    boxes,
    arrows,
  };
}

/** Where the boxes stand. Ends beside the main line get a lane of their own, so that no arrow runs through a box. */
function placed(life: Lifecycle): readonly Box[] {
  const column = columns(life);
  const rows = new Map<number, number>();
  const take = (at: number) => {
    const row = rows.get(at) ?? 0;
    rows.set(at, row + 1);
    return row;
  };
  const rowOf = new Map<string, number>();
  const furthest = Math.max(0, ...column.values());
  const aside = (state: Lifecycle["states"][number]) =>
    state.end && (column.get(state.name) ?? 0) < furthest;
  for (const state of life.states)
    if (!aside(state)) rowOf.set(state.name, take(column.get(state.name) ?? 0));
  let lane = Math.max(1, ...rows.values());
  for (const state of life.states) if (aside(state)) rowOf.set(state.name, lane++);
  return life.states.map((state) => ({
    ...state,
    x: MARGIN.x + (column.get(state.name) ?? 0) * COLUMN,
    y: MARGIN.y + (rowOf.get(state.name) ?? 0) * ROW,
  }));
}

type Drawn = Pick<Arrow, "path" | "labelX" | "labelY">;

/** To the right: straight, over what lies between, or down and along the other's lane. */
function forward(a: Box, b: Box): Drawn {
  const middle = BOX.height / 2;
  if (a.y === b.y && b.x - a.x === COLUMN) {
    const [x, y] = [a.x + BOX.width, a.y + middle];
    return { path: `M${x} ${y}H${b.x}`, labelX: (x + b.x) / 2, labelY: y - 6 };
  }
  if (a.y === b.y) {
    const lift = a.y - 18;
    const [x1, x2] = [a.x + BOX.width * 0.75, b.x + BOX.width * 0.25];
    return {
      path: `M${x1} ${a.y}Q${x1} ${lift} ${x1 + 18} ${lift}H${x2 - 18}Q${x2} ${lift} ${x2} ${b.y}`,
      labelX: (x1 + x2) / 2,
      labelY: lift - 5,
    };
  }
  const down = b.y > a.y;
  const x = a.x + BOX.width * 0.25;
  const y = b.y + middle;
  const [leave, turn] = down ? [a.y + BOX.height, y - 10] : [a.y, y + 10];
  return {
    path: `M${x} ${leave}V${turn}Q${x} ${y} ${x + 10} ${y}H${b.x}`,
    labelX: b.x - (COLUMN - BOX.width) / 2,
    labelY: y - 6,
  };
}

/** Up or down in one column. */
function within(a: Box, b: Box): Drawn {
  const down = b.y > a.y;
  const x = a.x + BOX.width * (down ? 0.4 : 0.6);
  const [y1, y2] = down ? [a.y + BOX.height, b.y] : [a.y, b.y + BOX.height];
  return { path: `M${x} ${y1}V${y2}`, labelX: x + (down ? 30 : -30), labelY: (y1 + y2) / 2 + 5 };
}

/** Back to the left, below all boxes. */
function backward(a: Box, b: Box, level: number): Drawn {
  const [x1, x2] = [a.x + BOX.width * 0.5, b.x + BOX.width * 0.6];
  return {
    path: `M${x1} ${a.y + BOX.height}V${level - 8}Q${x1} ${level} ${x1 - 8} ${level}H${x2 + 8}Q${x2} ${level} ${x2} ${level - 8}V${b.y + BOX.height}`,
    labelX: (x1 + x2) / 2,
    labelY: level - 5,
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
      ...new Set(
        life.moves.filter((m) => m.from !== null && edge.includes(m.from)).map((m) => m.to),
      ),
    ].filter((name) => !column.has(name) && order.has(name));
  }
  for (const state of life.states) if (!column.has(state.name)) column.set(state.name, 0);
  // An end stands one to the right of the last state that leads to it, so that every arrow to it runs forward.
  for (const state of life.states) {
    if (!state.end) continue;
    const before = life.moves
      .filter((move) => move.to === state.name && move.from !== null)
      .map((move) => column.get(move.from ?? "") ?? 0);
    column.set(state.name, before.length > 0 ? Math.max(...before) + 1 : 0);
  }
  return column;
}

/** Moves between the same two states share an arrow. */
function merged(life: Lifecycle) {
  const pairs = new Map<string, { from: string | null; to: string; texts: string[] }>();
  for (const move of life.moves) {
    const key = `${move.from ?? ""}>${move.to}`;
    const known = pairs.get(key);
    if (known) known.texts.push(move.text);
    else pairs.set(key, { from: move.from, to: move.to, texts: [move.text] });
  }
  return [...pairs.values()];
}
