import type { Moment } from "@xinlian/kernel";
import { openapi } from "@xinlian/wire";
import { publicFigures } from "../figure/public-figures.ts";
import type { House } from "../house.ts";
import type { Serving } from "../http/serve.ts";

/** What anybody may know of the city and of this interface. */
export function serveCity(serving: Serving, house: House): void {
  const { keeper, ledger, version, settings } = house;
  const printed = openapi({ title: "Xinlian 心连", version });

  serving.on("openapi", async () => printed);

  serving.on("city", async () => {
    const { profile, demo, packs } = keeper.now;
    return {
      code: profile.code,
      name: profile.name,
      brand: profile.brand,
      office: profile.office,
      phone: profile.phone,
      hours: profile.hours,
      languages: ["zh", "en"],
      demo: ledger.demoKey,
      filling: house.filling.now,
      accounts: (demo?.accounts ?? []).map((account) => ({ ...account })),
      demoPassword: demo?.password ?? null,
      version,
      packs: [...packs.values()].map((pack) => ({ name: pack.name, words: pack.text })),
    };
  });

  serving.on("figures", async ({ at }) => publicFigures(house.engine, at.now as Moment));

  serving.on("health", async () => ({ ready: keeper.founded, roles: [...settings.roles] }));
}
