import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Duty, Post, Unit } from "@xinlian/kernel";
import { type OfficeChange, officeStream } from "@xinlian/ledger";
import type { DemoProfile } from "../engine/profile.ts";
import { type CityFiles, yaml } from "./city-files.ts";
import type { Founder } from "./founder.ts";
import { type StaffYaml, staffOf } from "./staff.ts";
import { wordsOf } from "./words.ts";

interface AccountsYaml {
  readonly password: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly name: string;
    readonly unit: string;
    readonly posts: readonly Omit<Post, "person">[];
    readonly role: string;
    readonly does: string;
  }[];
}

/** The people of the demo: one account for each role, and the others who work there. */
export function demoPeople(
  files: CityFiles,
  units: readonly Unit[],
  duties: readonly Duty[],
): { readonly founders: readonly Founder[]; readonly profile: DemoProfile } | null {
  const file = join(files.folder, "demo/accounts.yaml");
  if (!existsSync(file)) return null;
  const data = yaml(file) as AccountsYaml;
  const { code } = files.city;
  // A pack that does not run here has no posts.
  const runs = (post: { readonly pack: string }) =>
    post.pack === "*" || files.city.packs.includes(post.pack);
  const here = data.accounts.filter((one) => one.posts.some(runs));
  const holders: Founder[] = here.map((one) => ({
    person: { id: officeStream(code, "person", one.account), name: one.name, unit: one.unit },
    posts: one.posts.filter(runs),
    account: one.account,
  }));
  const held = new Set(
    holders.flatMap(({ posts }) => posts.map((post) => `${post.pack} ${post.role} ${post.unit}`)),
  );
  const staff = yaml(join(files.folder, "demo/units-staffed.yaml")) as StaffYaml;
  const posts = staff.posts.filter(runs);
  const others = staffOf({ ...staff, posts }, code, units, duties, held);
  const texts = new Map(units.map((unit) => [unit.id, unit.text]));
  const accounts = here.map(({ account, name, role, unit, does }) => ({
    account,
    name,
    role: wordsOf(role),
    unit: texts.get(unit) ?? { zh: unit, en: unit },
    does: wordsOf(does),
  }));
  return { founders: [...holders, ...others], profile: { password: data.password, accounts } };
}

/** The one account of a bare city. */
export function bareAdmin(files: CityFiles): Founder {
  const { code, platform } = files.city;
  return {
    person: { id: officeStream(code, "person", "admin"), name: "管理员", unit: platform },
    posts: [{ pack: "*", role: "admin", unit: platform }],
    account: "admin",
  };
}

export function peopleChanges(founders: readonly Founder[]): readonly OfficeChange[] {
  return founders.flatMap(({ person, posts }) => [
    { kind: "person-set" as const, person },
    ...posts.map((post) => ({ kind: "post-given" as const, post: { ...post, person: person.id } })),
  ]);
}
