import { createHash } from "node:crypto";
import { join } from "node:path";
import {
  type AreaRow,
  buildAreaTree,
  buildDirectory,
  type Fault,
  fault,
  loadPack,
  noticesToCalendar,
  ok,
  type Pack,
  type Result,
} from "@xinlian/kernel";
import type { OfficeChange, OpenLedger } from "@xinlian/ledger";
import { v7 } from "uuid";
import { IMPORT_FEED } from "../engine/import-feed.ts";
import type { CityProfile } from "../engine/profile.ts";
import { readPackFiles } from "../pack/pack-files.ts";
import { hashPassword, newPassword } from "../session/password.ts";
import type { CityFiles } from "./city-files.ts";
import { dutiesOf } from "./duties.ts";
import { bareAdmin, demoPeople, type Founder, peopleChanges } from "./people.ts";
import { bad } from "./table.ts";
import { topicsOf } from "./topics.ts";
import { unitsOf } from "./units.ts";
import { wordsOf } from "./words.ts";

export interface FoundOptions {
  readonly files: CityFiles;
  /** Folder of packs. */
  readonly packs: string;
  /** No people, no cases: only an administrator whose password is given back once. */
  readonly bare: boolean;
  readonly now: number;
}

export interface Founded {
  /** Account and password of a bare city's administrator. */
  readonly admin: { readonly account: string; readonly password: string } | null;
}

/** Founds the city: its areas, units, people, posts, duties, calendar, packs and settings go onto the ledger as one command. */
export async function foundCity(
  ledger: OpenLedger,
  options: FoundOptions,
): Promise<Result<Founded>> {
  const drawn = drawUp(options);
  if (!drawn.ok) return drawn;
  const { changes, founders, password } = drawn.value;
  const hash = await hashPassword(password);
  const appended = await ledger.change(
    {
      id: v7(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: createHash("sha256").update(JSON.stringify(changes)).digest("hex"),
      at: options.now,
    },
    changes,
  );
  if (appended.outcome !== "appended") {
    return { ok: false, fault: fault("setting-city-data", { why: appended.outcome }) };
  }
  for (const { person, account } of founders) {
    if (account === null) continue;
    await ledger.accounts.put({ login: account, passwordHash: hash, person: person.id });
  }
  return ok({ admin: options.bare ? { account: "admin", password } : null });
}

interface Drawn {
  readonly changes: readonly OfficeChange[];
  readonly founders: readonly Founder[];
  readonly password: string;
}

/** Everything that will be appended, checked as a whole before the first event. */
function drawUp({ files, packs, bare }: FoundOptions): Result<Drawn> {
  const areas = buildAreaTree(files.areas as unknown as readonly AreaRow[]);
  if (!areas.ok) return areas;
  const calendar = noticesToCalendar(files.notices);
  if (!calendar.ok) return calendar;
  const loaded = loadPacks(files.city.packs, packs);
  if (!loaded.ok) return loaded;
  const units = unitsOf(files, areas.value);
  const topics = (pack: string) => topicsOf(files, loaded.value.packs, pack);
  const { duties, faults } = dutiesOf(files, areas.value, units, topics);
  if (faults.length > 0) return bad(faults);
  const demo = bare ? null : demoPeople(files, units, duties);
  const founders = demo?.founders ?? [bareAdmin(files)];
  const people = founders.map((founder) => founder.person);
  const posts = founders.flatMap((founder) =>
    founder.posts.map((post) => ({ ...post, person: founder.person.id })),
  );
  const checked = buildDirectory({ units, people, posts, duties }, areas.value);
  if (!checked.ok) return checked;
  const changes: OfficeChange[] = [
    { kind: "areas-set", areas: [...areas.value.all()] },
    ...units.map((unit) => ({ kind: "unit-set" as const, unit })),
    {
      kind: "calendar-loaded",
      version: calendar.value.version,
      papers: { notices: files.notices, leaves: files.leaves },
    },
    ...loaded.value.changes,
    ...peopleChanges(founders),
    { kind: "duties-set", duties },
    {
      kind: "feed-set",
      feed: { name: IMPORT_FEED, packs: loaded.value.packs.map((pack) => pack.name) },
    },
    ...Object.entries(files.city.settings ?? {}).flatMap(([pack, values]) =>
      Object.entries(values).map(([name, value]) => ({
        kind: "setting-set" as const,
        pack,
        name,
        value,
      })),
    ),
    { kind: "setting-set", pack: "*", name: "city", value: profileOf(files) },
    ...(demo === null
      ? []
      : [{ kind: "setting-set" as const, pack: "*", name: "demo", value: demo.profile }]),
  ];
  return ok({ changes, founders, password: demo?.profile.password ?? newPassword() });
}

interface LoadedPacks {
  readonly packs: readonly Pack[];
  readonly changes: readonly OfficeChange[];
}

function loadPacks(names: readonly string[], folder: string): Result<LoadedPacks> {
  const changes: OfficeChange[] = [];
  const packs: Pack[] = [];
  const parts: Fault[] = [];
  for (const name of names) {
    const read = readPackFiles(join(folder, name));
    if (!read.ok) return read;
    const pack = loadPack(read.value.files, read.value.hash);
    if (!pack.ok) {
      parts.push(pack.fault);
      continue;
    }
    const roles = Object.values(pack.value.roles).map((role) => ({
      role: role.name,
      sees: role.sees,
    }));
    packs.push(pack.value);
    changes.push({
      kind: "pack-loaded",
      pack: { name: pack.value.name, hash: read.value.hash, files: read.value.files, roles },
    });
  }
  if (parts.length === 0) return ok({ packs, changes });
  return { ok: false, fault: { ...fault("setting-city-data", { why: "packs" }), parts } };
}

function profileOf({ city }: CityFiles): CityProfile {
  return {
    code: city.code,
    name: wordsOf(city.text),
    brand: wordsOf(city.brand),
    office: wordsOf(city.office),
    phone: city.phone,
    hours: wordsOf(city.hours),
    platform: city.platform,
    ...(city.statistic_day !== undefined && { statisticDay: city.statistic_day }),
    ...(city.report !== undefined && { report: city.report }),
  };
}
