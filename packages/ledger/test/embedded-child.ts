import { startEmbedded } from "@xinlian/ledger";

/** A process of its own that serves a folder until it is killed: says its database's pid, or the fault. */
const started = await startEmbedded({ dataFolder: process.argv[2] ?? "", log: () => {} });
console.log(JSON.stringify(started.ok ? { pid: started.value.pid() } : started.fault));
if (started.ok) setInterval(() => {}, 1000);
