import { randomUUID } from "node:crypto";
import type { CasePage, CaseView, DeskView, SessionView } from "@xinlian/wire";

const LISTS = ["intake", "queue", "callback", "board", "triage"];

/** Somebody at work, over HTTP as the browser does it. */
export class Visitor {
  readonly account: string;
  readonly session: SessionView;
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, account: string, cookie: string, session: SessionView) {
    this.#url = url;
    this.account = account;
    this.#cookie = cookie;
    this.session = session;
  }

  /** Signs in with a demo account. */
  static async signIn(url: string, account: string): Promise<Visitor> {
    const city = (await (await fetch(`${url}/api/city`)).json()) as { demoPassword: string };
    const answer = await fetch(`${url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, "x-xinlian": "1" },
      body: JSON.stringify({ account, password: city.demoPassword }),
    });
    const cookie = /xl_session=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0];
    if (cookie === undefined) throw new Error(`${account} cannot sign in: ${answer.status}`);
    return new Visitor(url, account, cookie, (await answer.json()) as SessionView);
  }

  /** Desks of packs that have a list of cases. */
  get desks(): readonly DeskView[] {
    return this.session.desks.filter(({ is }) => LISTS.includes(is));
  }

  /** The answer and how long it took, ms. */
  async get<T>(path: string): Promise<{ readonly answer: T; readonly ms: number }> {
    const began = performance.now();
    const reply = await this.#send("GET", path);
    const text = await reply.text();
    const ms = performance.now() - began;
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${text.slice(0, 300)}`);
    return { answer: JSON.parse(text) as T, ms };
  }

  /** Takes the first step of a case that asks for nothing; ms, or null when it offers none. */
  async act(id: string): Promise<number | null> {
    const { answer: view } = await this.get<CaseView>(`/api/cases/${id}`);
    const step = view.actions.find(({ form }) => form.every(({ optional }) => optional));
    if (step === undefined) return null;
    const began = performance.now();
    const reply = await this.#send(
      "POST",
      `/api/cases/${id}/actions/${step.name}`,
      JSON.stringify({ form: {} }),
      {
        "if-match": view.etag,
        "idempotency-key": randomUUID(),
        "content-type": "application/json",
      },
    );
    await reply.arrayBuffer();
    return reply.status === 200 ? performance.now() - began : null;
  }

  page(query: string): Promise<{ readonly answer: CasePage; readonly ms: number }> {
    return this.get<CasePage>(`/api/cases?${query}`);
  }

  #send(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
    return fetch(`${this.#url}${path}`, {
      method,
      headers: { cookie: this.#cookie, origin: this.#url, "x-xinlian": "1", ...headers },
      ...(body !== undefined && { body }),
    });
  }
}
