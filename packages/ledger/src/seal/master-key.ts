import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ok, type Result, refuse } from "@xinlian/kernel";

/** The key that wraps all others. It lives outside disk, database and backups, except in a demo. */
export interface MasterKey {
  /** Wraps the keys of subjects. */
  readonly wrapping: Buffer;
  /** Makes the finders by which a phone number is looked up. */
  readonly finding: Buffer;
  /** Makes MACs for receipts and forms. */
  readonly vouching: Buffer;
  /** Says which master key wrapped something, without telling the key. */
  readonly mark: string;
  /** True when the key lies beside the data: then whoever holds the disk can read everything. */
  readonly demoKey: boolean;
}

function derive(secret: Buffer, demoKey: boolean): MasterKey {
  const part = (use: string): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `xinlian ${use}`, 32));
  const mark = createHash("sha256").update(part("mark")).digest("hex").slice(0, 16);
  return {
    wrapping: part("wrapping"),
    finding: part("finding"),
    vouching: part("vouching"),
    mark,
    demoKey,
  };
}

/** Makes a master key of 32 random or given bytes, for tests and tools. */
export function masterKeyOf(secret: Buffer = randomBytes(32), demoKey = false): MasterKey {
  return derive(secret, demoKey);
}

/**
 * Reads the key from `file` (XINLIAN_MASTER_KEY_FILE); without one, a demo key is made beside the data and the result says so.
 * @param file a file of 64 hexadecimal characters
 */
export function loadMasterKey(options: {
  readonly file?: string | undefined;
  readonly dataFolder: string;
}): Result<MasterKey> {
  const demo = options.file === undefined || options.file === "";
  const file = demo ? join(options.dataFolder, "demo-master.key") : (options.file as string);
  try {
    if (demo && !existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    }
    const text = readFileSync(file, "utf8").trim();
    if (!/^[0-9a-f]{64}$/i.test(text)) {
      return refuse("ledger-master-key", { file, reason: `${text.length} characters` });
    }
    return ok(derive(Buffer.from(text, "hex"), demo));
  } catch (error) {
    return refuse("ledger-master-key", { file, reason: (error as Error).message });
  }
}
