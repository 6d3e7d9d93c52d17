import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { CityView, SessionView } from "@xinlian/wire";

/** A demo account that is signed in: what it is told of itself, and the cookie that says so. */
export interface SignedIn {
  readonly account: string;
  readonly session: SessionView;
  readonly cookie: { readonly name: string; readonly value: string };
}

/**
 * Signs in every demo account of the city. Signing in is allowed a few times a minute from one address, so each comes from an address
 * of its own, as people do; where this machine has only one, it takes its turn.
 */
export async function signInAll(url: string): Promise<readonly SignedIn[]> {
  const city = (await (await fetch(`${url}/api/city`)).json()) as CityView;
  const password = city.demoPassword;
  if (password === null) return [];
  return Promise.all(
    city.accounts.map(({ account }, at) => signIn(url, account, password, `127.0.1.${at + 1}`)),
  );
}

async function signIn(
  url: string,
  account: string,
  password: string,
  address: string | undefined,
): Promise<SignedIn> {
  for (;;) {
    const answer = await post(`${url}/api/session`, { account, password }, address).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === "EADDRNOTAVAIL" && address !== undefined) return null;
        throw error;
      },
    );
    if (answer === null) return signIn(url, account, password, undefined);
    if (answer.status === 429) {
      await wait(8_000);
      continue;
    }
    if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${answer.text}`);
    const [name = "", value = ""] = (answer.cookie.split(";")[0] ?? "").split("=");
    const session = JSON.parse(answer.text) as SessionView;
    return { account, session, cookie: { name, value: decodeURIComponent(value) } };
  }
}

function post(
  url: string,
  body: object,
  localAddress: string | undefined,
): Promise<{ status: number; text: string; cookie: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(url, {
      method: "POST",
      ...(localAddress !== undefined && { localAddress }),
      headers: {
        "content-type": "application/json",
        "x-xinlian": "1",
        origin: new URL(url).origin,
      },
    });
    asking.on("error", reject);
    asking.on("response", async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part as Buffer);
      const cookie = answer.headers["set-cookie"]?.[0] ?? "";
      resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString(), cookie });
    });
    asking.end(JSON.stringify(body));
  });
}
