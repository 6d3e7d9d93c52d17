import type { Moment } from "@xinlian/kernel";
import { masterKeyOf, openLedger } from "@xinlian/ledger";
import { settleDue } from "../src/cadence/settle.ts";
import { CityKeeper } from "../src/engine/city-keeper.ts";
import { Engine } from "../src/engine/engine.ts";
import { Numbers } from "../src/engine/numbers.ts";

/** A process of its own that records what nobody touched, over and over, until it is killed: its database and its moment come as one argument. */
const { city, app, now } = JSON.parse(process.argv[2] ?? "{}");
const opened = await openLedger({ city, app, masterKey: masterKeyOf() });
if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
const ledger = opened.value;
const keeper = new CityKeeper(ledger);
const stands = await keeper.reload();
if (!stands.ok || !stands.value) throw new Error("no city stands");
const numbers = new Numbers((series, count) => ledger.takeNumbers(series, count));
console.log("at work");
const recorded = await settleDue(new Engine(ledger, () => keeper.now, numbers), now as Moment);
console.log(`recorded ${recorded}`);
await ledger.close();
