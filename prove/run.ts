import { runCampaign } from "../tools/campaign/run.ts";

await runCampaign("prove");
