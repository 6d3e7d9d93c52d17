import { createHash } from "node:crypto";
import type { Duty, Post, Unit } from "@xinlian/kernel";
import { officeStream } from "@xinlian/ledger";
import type { Founder } from "./founder.ts";

/** `demo/units-staffed.yaml`: who works in the demo beside its accounts. */
export interface StaffYaml {
  readonly posts: readonly StaffPost[];
  readonly names: { readonly family: readonly string[]; readonly given: readonly string[] };
  /** Unit → name of its first one. */
  readonly known: Readonly<Record<string, string>>;
}

interface StaffPost {
  /** `duties`, a unit's id, or `*-part`. */
  readonly in: string;
  readonly pack: string;
  readonly role: string;
  /** People of one unit are shared between entries with the same word. */
  readonly as?: string;
  readonly people?: number;
}

interface Somebody {
  readonly person: Founder["person"];
  readonly posts: Omit<Post, "person">[];
}

/** Invented people for the posts that no account of the demo holds; the same ones at every founding. */
export function staffOf(
  staff: StaffYaml,
  city: string,
  units: readonly Unit[],
  duties: readonly Duty[],
  held: ReadonlySet<string>,
): readonly Founder[] {
  const people = new Map<string, Somebody>();
  for (const entry of staff.posts) {
    for (const unit of unitsIn(entry, units, duties)) {
      if (entry.people === undefined && held.has(`${entry.pack} ${entry.role} ${unit}`)) continue;
      for (let at = 0; at < (entry.people ?? 1); at += 1) {
        const who = [unit, entry.as ?? "", at].join(" ").trimEnd();
        const found = people.get(who) ?? somebody(staff, city, unit, who, at === 0 && !entry.as);
        people.set(who, found);
        const post = { pack: entry.pack, role: entry.role, unit };
        if (!found.posts.some((one) => one.pack === post.pack && one.role === post.role)) {
          found.posts.push(post);
        }
      }
    }
  }
  return [...people.values()].map((one) => ({ ...one, account: null }));
}

function unitsIn(
  { in: where, pack }: StaffPost,
  units: readonly Unit[],
  duties: readonly Duty[],
): readonly string[] {
  if (where === "duties") {
    return [...new Set(duties.filter((duty) => duty.pack === pack).map((duty) => duty.unit))];
  }
  if (!where.startsWith("*")) return [where];
  return units.map((unit) => unit.id).filter((id) => id.endsWith(where.slice(1)));
}

function somebody(
  staff: StaffYaml,
  city: string,
  unit: string,
  who: string,
  first: boolean,
): Somebody {
  const known = first ? staff.known[unit] : undefined;
  const { family, given } = staff.names;
  const digest = createHash("sha256").update(who).digest();
  const invented = `${pick(family, digest.readUInt32BE(0))}${pick(given, digest.readUInt32BE(4))}`;
  const person = { id: officeStream(city, "person", `demo ${who}`), name: known ?? invented, unit };
  return { person, posts: [] };
}

function pick(list: readonly string[], at: number): string {
  return list[at % list.length] ?? "";
}
