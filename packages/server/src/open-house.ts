import { ok, type Result } from "@xinlian/kernel";
import {
  attachEmbedded,
  loadMasterKey,
  migrate,
  type OpenLedger,
  openLedger,
  startEmbedded,
} from "@xinlian/ledger";
import type { Logger } from "pino";
import { CityKeeper } from "./engine/city-keeper.ts";
import { Engine } from "./engine/engine.ts";
import { Numbers } from "./engine/numbers.ts";
import { type CityFiles, readCityFiles } from "./founding/city-files.ts";
import { Filling } from "./founding/filling.ts";
import { type Founded, foundCity } from "./founding/found.ts";
import { type Refreshed, refresh } from "./founding/refresh.ts";
import type { House } from "./house.ts";
import { Traffic } from "./http/traffic.ts";
import { settleRows } from "./row/settle.ts";
import { Sessions } from "./session/sessions.ts";
import type { Settings } from "./settings/settings.ts";
import { CallBoard } from "./telephony/call-board.ts";
import { CityTime, MACHINE, type TimeSources } from "./time/city-time.ts";
import { lastRecorded } from "./time/record.ts";

/** The house with its doors open, and what was done to open them. */
export interface Opened {
  readonly house: House;
  readonly files: CityFiles;
  /** Set when the city was founded just now. */
  readonly founded: Founded | null;
  /** What was new in the city's folders; null when the city was founded just now. */
  readonly refreshed: Refreshed | null;
  /** Why the data lie elsewhere than wished, in words for the operator. */
  readonly moved: string | null;
  close(): Promise<void>;
}

export interface OpenHouse {
  readonly settings: Settings;
  readonly bare: boolean;
  readonly log: Logger;
  readonly version: string;
  /** Where time comes from; the product's is the machine. */
  readonly time?: TimeSources;
  /** A command beside a running city may use that city's database. */
  readonly beside?: boolean;
}

/** Database, migrations, master key, ledger, city: founded when there is none yet. */
export async function openHouse(options: OpenHouse): Promise<Result<Opened>> {
  const { settings, log } = options;
  const files = readCityFiles(settings.cities, settings.city);
  if (!files.ok) return files;
  const base = await openDatabase(settings, log, options.beside ?? false);
  if (!base.ok) return base;
  const { owner, app, dataFolder, moved, stop } = base.value;
  const refused = async <T>(result: Result<T>): Promise<Result<T>> => {
    await stop();
    return result;
  };
  const migrated = await migrate(owner);
  if (!migrated.ok) return refused(migrated);
  const masterKey = loadMasterKey({
    dataFolder,
    ...(settings.masterKeyFile !== null && { file: settings.masterKeyFile }),
  });
  if (!masterKey.ok) return refused(masterKey);
  const opened = await openLedger({
    city: files.value.city.code,
    app,
    masterKey: masterKey.value,
    log: (line) => log.warn(line),
  });
  if (!opened.ok) return refused(opened);
  const ledger = opened.value;
  const close = async () => {
    await ledger.close();
    await stop();
  };
  const house = await furnish(ledger, files.value, dataFolder, options);
  if (!house.ok) {
    await close();
    return house;
  }
  return ok({ ...house.value, files: files.value, moved, close });
}

/** Puts the city into an open ledger's house, founding it when it is new. */
export async function furnish(
  ledger: OpenLedger,
  files: CityFiles,
  dataFolder: string,
  options: OpenHouse,
): Promise<Result<Pick<Opened, "house" | "founded" | "refreshed">>> {
  const { settings, log, bare } = options;
  const time = new CityTime(options.time ?? MACHINE, await lastRecorded(ledger));
  const now = () => time.now();
  const keeper = new CityKeeper(ledger);
  let stands = await keeper.reload();
  let founded: Founded | null = null;
  if (stands.ok && !stands.value) {
    const done = await foundCity(ledger, { files, packs: settings.packs, bare, now: now() });
    if (!done.ok) return done;
    founded = done.value;
    stands = await keeper.reload();
  }
  if (!stands.ok) return stands;
  const numbers = new Numbers((series, count) => ledger.takeNumbers(series, count));
  const house: House = {
    settings,
    ledger,
    keeper,
    engine: new Engine(ledger, () => keeper.now, numbers),
    sessions: new Sessions(ledger.accounts),
    calls: new CallBoard(ledger),
    secure: settings.origin?.startsWith("https:") ?? false,
    dataFolder,
    version: options.version,
    filling: new Filling(),
    traffic: new Traffic(),
    time,
    now,
    failed: (error) => log.error({ err: error }, "unexpected error"),
  };
  const refreshed = founded === null ? await refresh(house, files) : null;
  await settleRows(house);
  return ok({ house, founded, refreshed });
}

type Base = {
  readonly owner: Parameters<typeof migrate>[0];
  readonly app: Parameters<typeof migrate>[0];
  readonly dataFolder: string;
  readonly moved: string | null;
  stop(): Promise<void>;
};

async function openDatabase(
  settings: Settings,
  log: Logger,
  beside: boolean,
): Promise<Result<Base>> {
  if (settings.databaseUrl !== null && settings.databaseOwnerUrl !== null) {
    return ok({
      owner: { connectionString: settings.databaseOwnerUrl },
      app: { connectionString: settings.databaseUrl },
      dataFolder: settings.data,
      moved: null,
      stop: async () => {},
    });
  }
  const started = await startEmbedded({ dataFolder: settings.data, log: (line) => log.info(line) });
  if (!started.ok && started.fault.code === "ledger-embedded-in-use" && beside) {
    const running = attachEmbedded(settings.data);
    if (!running.ok) return running;
    return ok({ ...running.value, moved: running.value.moved ?? null, stop: async () => {} });
  }
  if (!started.ok) return started;
  const { owner, app, dataFolder, moved = null, stop } = started.value;
  return ok({ owner, app, dataFolder, moved, stop });
}
