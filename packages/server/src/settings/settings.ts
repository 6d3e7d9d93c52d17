import { resolve } from "node:path";
import { type Fault, fault, ok, type Result } from "@xinlian/kernel";

export type Role = "web" | "worker" | "intake";

/** What the environment says, each with a default that works. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The data folder wished for; the database may choose another and say so. */
  readonly data: string;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly masterKeyFile: string | null;
  readonly packs: string;
  readonly cities: string;
  /** Folder under `cities` that an empty ledger is founded from. */
  readonly city: string;
  /** Scheme and host under which citizens reach us, when a proxy stands before us; cookies are Secure when it is https. */
  readonly origin: string | null;
  /** The gateway that sends messages to citizens' telephones; null = they are kept and read out. */
  readonly sms: Sms | null;
  readonly roles: ReadonlySet<Role>;
}

/** Where messages go, and the secret that signs them (Standard Webhooks). */
export interface Sms {
  readonly url: string;
  readonly secret: Buffer;
}

const ROLES: readonly Role[] = ["web", "worker", "intake"];

/**
 * Reads settings from the environment.
 * @param home folder in which `packs` and `cities` lie by default
 * @param roles as asked on the command line; all by default
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  roles: readonly string[] = ROLES,
): Result<Settings> {
  const parts: Fault[] = [];
  const port = Number(env.PORT ?? "8080");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    parts.push(bad("PORT", env.PORT, "0–65535"));
  }
  const chosen = roles.filter((role): role is Role => (ROLES as readonly string[]).includes(role));
  if (chosen.length !== roles.length || roles.length === 0) {
    parts.push(bad("--roles", roles.join(","), ROLES.join(", ")));
  }
  const database = text(env.DATABASE_URL);
  const owner = text(env.DATABASE_OWNER_URL);
  if ((database === null) !== (owner === null)) {
    parts.push(
      bad(
        "DATABASE_URL, DATABASE_OWNER_URL",
        database === null ? "–" : "DATABASE_URL",
        "both or neither",
      ),
    );
  }
  const origin = text(env.XINLIAN_ORIGIN);
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).origin !== origin)) {
    parts.push(bad("XINLIAN_ORIGIN", origin, "https://host[:port]"));
  }
  const sms = smsOf(env, parts);
  if (parts.length > 0)
    return { ok: false, fault: { ...fault("setting-bad", { count: parts.length }), parts } };
  return ok({
    host: text(env.HOST) ?? "127.0.0.1",
    port,
    data: resolve(text(env.XINLIAN_DATA) ?? "var"),
    databaseUrl: database,
    databaseOwnerUrl: owner,
    masterKeyFile: text(env.XINLIAN_MASTER_KEY_FILE),
    packs: resolve(text(env.XINLIAN_PACKS) ?? `${home}/packs`),
    cities: resolve(text(env.XINLIAN_CITIES) ?? `${home}/cities`),
    city: text(env.XINLIAN_CITY) ?? "leshan",
    origin,
    sms,
    roles: new Set(chosen),
  });
}

/** `SMS_URL` and `SMS_SECRET` (`whsec_` and Base64, 24 to 64 bytes): both or neither; plain http only to this machine. */
function smsOf(env: Readonly<Record<string, string | undefined>>, parts: Fault[]): Sms | null {
  const url = text(env.SMS_URL);
  const secret = text(env.SMS_SECRET);
  if (url === null && secret === null) return null;
  const key = Buffer.from((secret ?? "").replace(/^whsec_/, ""), "base64");
  const address = url !== null && URL.canParse(url) ? new URL(url) : null;
  const near = address !== null && ["127.0.0.1", "localhost", "[::1]"].includes(address.hostname);
  if (address?.protocol !== "https:" && !(address?.protocol === "http:" && near)) {
    parts.push(bad("SMS_URL", url ?? undefined, "https://…"));
  }
  if (key.length < 24 || key.length > 64) {
    // What was given stays out of the message: it is a secret, though a bad one.
    parts.push(bad("SMS_SECRET", undefined, "whsec_ + Base64, 24–64 bytes"));
  }
  return url === null ? null : { url, secret: key };
}

function bad(setting: string, value: string | undefined, allowed: string): Fault {
  return fault("setting-value", { setting, value: value ?? "–", allowed }, setting);
}

function text(value: string | undefined): string | null {
  return value === undefined || value.trim() === "" ? null : value.trim();
}
