import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

/** A case type and the action by which it is opened. */
export interface Opening {
  readonly pack: string;
  readonly type: string;
  readonly action: string;
}

/** Somebody at work, over HTTP as the browser does it. */
export class Desk {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  /** Signs in with a demo account. */
  static async signIn(url: string, account: string): Promise<Desk> {
    const city = (await (await fetch(`${url}/api/city`)).json()) as { demoPassword: string };
    const answer = await fetch(`${url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, "x-xinlian": "1" },
      body: JSON.stringify({ account, password: city.demoPassword }),
    });
    const cookie = /xl_session=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0];
    if (cookie === undefined) throw new Error(`${account} cannot sign in: ${answer.status}`);
    return new Desk(url, cookie);
  }

  /** The first opening that this person's desks offer. */
  async opening(): Promise<Opening> {
    const session = (await (await this.#send("GET", "/api/session")).json()) as {
      desks: { pack: string; openings: { type: string; name: string }[] }[];
    };
    const desk = session.desks.find((each) => each.openings.length > 0);
    const [opening] = desk?.openings ?? [];
    if (desk === undefined || opening === undefined) throw new Error("no desk opens cases");
    return { pack: desk.pack, type: opening.type, action: opening.name };
  }

  async register(opening: Opening, at: number): Promise<string> {
    const form = {
      what: `第 ${at} 件：路灯不亮，请派人来看。`,
      place: { area: "511102006", address: `县街 ${at} 号` },
      contact: { phone: `139${String(at).padStart(8, "0")}` },
      kind: "help",
      channel: "call",
    };
    const answer = await this.#send("POST", "/api/cases", JSON.stringify({ ...opening, form }), {
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    });
    if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { case: { id: string } }).case.id;
  }

  async open(id: string): Promise<void> {
    const answer = await this.#send("GET", `/api/cases/${id}`);
    if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  async startImport(file: string, mapping: string): Promise<string> {
    const body = new FormData();
    body.append("file", new Blob([readFileSync(file)]), "rows.csv");
    body.append("mapping", new Blob([mapping]), "mapping.yaml");
    const answer = await this.#send("POST", "/api/imports?way=live&dry=false", body);
    if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { run: { id: string } }).run.id;
  }

  async importState(id: string): Promise<string> {
    const answer = await this.#send("GET", `/api/imports/${id}`);
    const { run, badRows } = (await answer.json()) as {
      run: { state: string };
      badRows: unknown[];
    };
    if (run.state === "failed") throw new Error(JSON.stringify(badRows.slice(0, 3)));
    return run.state;
  }

  #send(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ) {
    return fetch(`${this.#url}${path}`, {
      method,
      headers: { cookie: this.#cookie, origin: this.#url, "x-xinlian": "1", ...headers },
      ...(body !== undefined && { body }),
    });
  }
}
