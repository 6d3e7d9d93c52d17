import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** What `xinlian check` was asked to do. */
export interface CheckArguments {
  readonly folders: readonly string[];
  /** Folder of cities, and the one whose calendar the scenarios are played by. */
  readonly cities: string;
  readonly city: string;
}

export const USAGE = {
  zh: `用法：xinlian check 业务包文件夹... [选项]
  --city 名称      按哪座城市的放假安排推演，并叠上它的改动（默认第一座）
  --cities 文件夹  城市数据所在的文件夹`,
  en: `Usage: xinlian check PACK-FOLDER... [options]
  --city NAME      the city by whose calendar scenarios are played, and whose parts are laid over (by default the first)
  --cities FOLDER  where the cities' data is`,
} as const;

/**
 * Reads the arguments after `check`; null when they make no sense or help was asked for.
 * @param home folder in which `cities` lies by default
 */
export function readArguments(argv: readonly string[], home: string): CheckArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        cities: { type: "string", default: join(home, "cities") },
        city: { type: "string" },
      },
    });
    if (positionals.length === 0) return null;
    const { cities } = values;
    return { folders: positionals, cities, city: values.city ?? firstCity(cities) };
  } catch {
    return null;
  }
}

/** Empty when there is none; reading it then says what is missing. */
function firstCity(cities: string): string {
  try {
    const entries = readdirSync(cities, { withFileTypes: true });
    return (
      entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()[0] ?? ""
    );
  } catch {
    return "";
  }
}
