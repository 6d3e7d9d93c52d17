import { createHash } from "node:crypto";
import {
  type AreaRow,
  buildAreaTree,
  buildDirectory,
  fault,
  type Moment,
  noticesToCalendar,
  ok,
  type Result,
} from "@xinlian/kernel";
import type { OfficeChange, OpenLedger } from "@xinlian/ledger";
import { v7 } from "uuid";
import { calendars as calendarsOf } from "../engine/calendars.ts";
import { IMPORT_FEED } from "../engine/import-feed.ts";
import type { CityProfile } from "../engine/profile.ts";
import { settingFaults } from "../pack/own-settings.ts";
import { hashPassword, newPassword } from "../session/password.ts";
import type { CityFiles } from "./city-files.ts";
import { dutiesOf } from "./duties.ts";
import { enterAll } from "./enter-all.ts";
import { type DrawnEntries, drawEntries } from "./entries.ts";
import type { Founder } from "./founder.ts";
import { loadPacks } from "./load-packs.ts";
import { bareAdmin, demoPeople, peopleChanges } from "./people.ts";
import { reportFaults } from "./report-faults.ts";
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
  const { changes, entries, founders, password } = drawn.value;
  const hash = await hashPassword(password);
  // Entries first: a founding that was broken off begins again, and what stands already is not entered twice.
  const entered = await enterAll(ledger, options, entries);
  if (!entered.ok) return entered;
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
  await ledger.takeStatistics();
  return ok({ admin: options.bare ? { account: "admin", password } : null });
}

interface Drawn {
  readonly changes: readonly OfficeChange[];
  readonly entries: readonly DrawnEntries[];
  readonly founders: readonly Founder[];
  readonly password: string;
}

/** Everything that will be appended, checked as a whole before the first event. */
function drawUp({ files, packs, bare, now }: FoundOptions): Result<Drawn> {
  const areas = buildAreaTree(files.areas as unknown as readonly AreaRow[]);
  if (!areas.ok) return areas;
  const calendar = noticesToCalendar(files.notices);
  if (!calendar.ok) return calendar;
  const loaded = loadPacks(files, packs);
  if (!loaded.ok) return loaded;
  const units = unitsOf(files, areas.value);
  const topics = (pack: string) => topicsOf(files, loaded.value.packs, pack);
  const { duties, faults } = dutiesOf(files, areas.value, units, topics);
  const demo = bare ? null : demoPeople(files, units, duties);
  const founders = demo?.founders ?? [bareAdmin(files)];
  const people = founders.map((founder) => founder.person);
  const posts = founders.flatMap((founder) =>
    founder.posts.map((post) => ({ ...post, person: founder.person.id })),
  );
  const checked = buildDirectory({ units, people, posts, duties }, areas.value);
  if (!checked.ok) return checked;
  const calendars = calendarsOf(
    { notices: files.notices, leaves: files.leaves },
    () => areas.value,
  );
  if (!calendars.ok) return calendars;
  const entries = loaded.value.packs.map((pack) =>
    drawEntries(
      files.registers.filter((file) => file.pack === pack.name && !(bare && file.demo)),
      {
        now: now as Moment,
        city: areas.value.root.code,
        calendar: calendars.value.of,
        areas: areas.value,
        directory: checked.value,
        pack,
        settings: files.city.settings?.[pack.name] ?? {},
        cases: new Map(),
        stream: () => v7(),
        number: () => "",
      },
    ),
  );
  const mistakes = [
    ...faults,
    ...reportFaults(files, loaded.value.packs),
    ...settingFaults(files.folder, files.city.settings ?? {}, loaded.value.packs),
    ...entries.flatMap((each) => each.faults),
  ];
  if (mistakes.length > 0) return bad(mistakes);
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
  return ok({ changes, entries, founders, password: demo?.profile.password ?? newPassword() });
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
    packs: city.packs,
    ...(city.statistic_day !== undefined && { statisticDay: city.statistic_day }),
    ...(city.report !== undefined && { report: city.report }),
  };
}
