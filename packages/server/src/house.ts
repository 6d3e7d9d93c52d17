import type { OpenLedger } from "@xinlian/ledger";
import type { CityKeeper } from "./engine/city-keeper.ts";
import type { Engine } from "./engine/engine.ts";
import type { Filling } from "./founding/filling.ts";
import type { Traffic } from "./http/traffic.ts";
import type { Sessions } from "./session/sessions.ts";
import type { Settings } from "./settings/settings.ts";
import type { CallBoard } from "./telephony/call-board.ts";
import type { CityTime } from "./time/city-time.ts";

/** Everything that routes and workers of one process share. */
export interface House {
  readonly settings: Settings;
  readonly ledger: OpenLedger;
  readonly keeper: CityKeeper;
  readonly engine: Engine;
  readonly sessions: Sessions;
  /** Calls at the extensions of those who are signed in here. */
  readonly calls: CallBoard;
  /** Cookies are Secure. */
  readonly secure: boolean;
  /** Where the process may keep files: uploads, checkpoints. */
  readonly dataFolder: string;
  readonly version: string;
  readonly filling: Filling;
  /** Whether people are being served here. */
  readonly traffic: Traffic;
  /** The city's time, which does not jump with the machine's clock. */
  readonly time: CityTime;
  /** The same, ms. */
  now(): number;
  /** Tells the log of what nobody expected and nobody waits for. */
  failed(error: unknown): void;
}
