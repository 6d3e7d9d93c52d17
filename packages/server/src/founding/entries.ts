import {
  addDays,
  type Day,
  dayOf,
  decideEntry,
  type EntryChange,
  type EntryState,
  type Fault,
  type FieldNode,
  fault,
  type Me,
  type Moment,
  type Pack,
  parseEntry,
  type RegisterNode,
  type World,
} from "@xinlian/kernel";
import type { RegisterFile } from "./city-files.ts";
import { cellPlace, columnFaults, type TableRow } from "./table.ts";

/** Entries of one pack that a city comes with, and the world in which they stand. */
export interface DrawnEntries {
  readonly pack: Pack;
  readonly changes: readonly EntryChange[];
  readonly world: World;
  readonly faults: readonly Fault[];
}

/**
 * Decides the entries of a pack's register files as the desk would: the same forms, keys and conditions. Registers that others name come first.
 * @param world without entries
 */
export function drawEntries(files: readonly RegisterFile[], world: World): DrawnEntries {
  const { pack } = world;
  const faults: Fault[] = [];
  const entries = new Map<string, EntryState>();
  const changes: EntryChange[] = [];
  const growing: World = { ...world, entries };
  const today = dayOf(world.now, world.calendar(null));
  for (const { register: name, table, demo } of inOrder(files, pack)) {
    const register = pack.registers[name];
    if (register === undefined) {
      const allowed = Object.keys(pack.registers).join(", ") || "–";
      faults.push(
        fault("city-register", { pack: pack.name, register: name, allowed }, `${table.file}:1`),
      );
      continue;
    }
    const heads = columnFaults(table, Object.keys(register.fields), register.key);
    faults.push(...heads);
    if (heads.length > 0) continue;
    const at = demo ? { ...growing, now: longAgo(world) } : growing;
    for (const row of table.rows) {
      const change = enter(register, row, at, today);
      if (change.ok) {
        entries.set(change.value.stream, change.value.after);
        changes.push(change.value);
      } else {
        faults.push(
          ...(change.fault.parts ?? [change.fault]).map((part) => ({
            ...part,
            place: cellPlace(table, row.line, part.place),
          })),
        );
      }
    }
  }
  return { pack, changes, world: growing, faults };
}

/** Entries of a demo have stood for a while, so that some of them can have expired since. */
function longAgo(world: World): Moment {
  return (world.now - AGO) as Moment;
}

function enter(register: RegisterNode, row: TableRow, world: World, today: Day) {
  const form = Object.fromEntries(
    Object.values(register.fields).map((field) => [
      field.name,
      cellValue(row.cells[field.name] ?? "", field, today, world),
    ]),
  );
  const fields = parseEntry(register, form, world, "enter");
  if (!fields.ok) return fields;
  const order = { do: "enter", register: register.name, fields: fields.value } as const;
  return decideEntry(order, world, founderOf(register, world));
}

/** ms */
const AGO = 100 * 86_400_000;
const FROM_TODAY = /^today([+-]\d{1,4})d$/;

/** A cell as a form takes it. Dates of a demo may count from the day of the founding: `today+90d`; a person may be `name@unit`. */
function cellValue(
  cell: string,
  field: FieldNode,
  today: Day,
  { directory }: World,
): string | readonly string[] | { readonly area: string } {
  if (field.kind === "place" && cell !== "") return { area: cell };
  const parts = cell.split(/[;；]/).filter((part) => part.trim() !== "");
  if (field.kind === "person") {
    const people = parts.map((part) => personNamed(part.trim(), directory));
    return field.many ? people : (people[0] ?? "");
  }
  const days = field.kind === "date" ? FROM_TODAY.exec(cell)?.[1] : undefined;
  if (days !== undefined) {
    return addDays(today, Number(days));
  }
  return field.many ? parts : cell;
}

/** Of two who are called the same in one unit neither is meant. */
function personNamed(cell: string, directory: World["directory"]): string {
  if (!cell.includes("@")) return cell;
  const [name, unit] = cell.split("@");
  const meant = directory.people().filter((each) => each.name === name && each.unit === unit);
  return meant.length === 1 && meant[0] !== undefined ? meant[0].id : cell;
}

/** Whoever founds the city may enter everything: he fills each role that writes the register, over the whole city. */
function founderOf(register: RegisterNode, world: World): Me {
  const { root } = world.areas;
  const [unit] = world.directory.units().filter((each) => each.area === root.code);
  const roles = register.by.flatMap((actor) => actor.role ?? []);
  const posts = roles.map((role) => ({
    person: "founder",
    pack: world.pack.name,
    role,
    unit: unit?.id ?? "",
  }));
  return { actor: "self", kind: "self", person: null, posts };
}

function inOrder(files: readonly RegisterFile[], pack: Pack): readonly RegisterFile[] {
  const done = new Set<string>();
  const sorted: RegisterFile[] = [];
  const visit = (file: RegisterFile) => {
    if (done.has(file.register)) return;
    done.add(file.register);
    for (const field of Object.values(pack.registers[file.register]?.fields ?? {})) {
      const named = files.find((each) => each.register === field.of);
      if (field.kind === "register" && named !== undefined) visit(named);
    }
    sorted.push(file);
  };
  for (const file of files) visit(file);
  return sorted;
}
