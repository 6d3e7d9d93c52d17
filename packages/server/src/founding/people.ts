import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Person, Post } from "@xinlian/kernel";
import { type OfficeChange, officeStream } from "@xinlian/ledger";
import type { DemoProfile } from "../engine/profile.ts";
import { type CityFiles, yaml } from "./city-files.ts";
import { wordsOf } from "./words.ts";

/** Somebody who is there from the start, and the account he signs in with, if any. */
export interface Founder {
  readonly person: Person;
  readonly posts: readonly Omit<Post, "person">[];
  readonly account: string | null;
}

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

/** The people of the demo: one account for each role, and the others who answer demo cases. */
export function demoPeople(
  files: CityFiles,
  unitText: (id: string) => string,
): { readonly founders: readonly Founder[]; readonly profile: DemoProfile } | null {
  const file = join(files.folder, "demo/accounts.yaml");
  if (!existsSync(file)) return null;
  const data = yaml(file) as AccountsYaml;
  const staffed = yaml(join(files.folder, "demo/units-staffed.yaml")) as Record<string, string>;
  const { code } = files.city;
  const founders: Founder[] = data.accounts.map((one) => ({
    person: { id: officeStream(code, "person", one.account), name: one.name, unit: one.unit },
    posts: one.posts,
    account: one.account,
  }));
  const [pack = ""] = files.city.packs;
  const has = new Set(
    founders.flatMap((founder) => founder.posts.map((post) => `${post.unit} ${post.role}`)),
  );
  for (const [unit, name] of Object.entries(staffed)) {
    if (has.has(`${unit} handler`)) continue;
    const id = officeStream(code, "person", `demo ${unit}`);
    founders.push({
      person: { id, name, unit },
      posts: [{ pack, role: "handler", unit }],
      account: null,
    });
  }
  const accounts = data.accounts.map(({ account, name, role, unit, does }) => ({
    account,
    name,
    role: wordsOf(role),
    unit: wordsOf(unitText(unit)),
    does: wordsOf(does),
  }));
  return { founders, profile: { password: data.password, accounts } };
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
