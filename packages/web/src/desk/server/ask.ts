import { chosenLanguage, LOCALE } from "../words/language.tsx";
import { problemOf, Refused, Unreached } from "./problem.ts";

/** A call of the server's API; paths begin with `/api/`. */
export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  /** The etag of the state that an action rests on, quoted as it came. */
  readonly ifMatch?: string;
  /** One key per intention: sending again with the same key does the thing once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** An answer with what stood in its headers. */
export interface Answer<T> {
  readonly value: T;
  readonly status: number;
}

/** Calls the server. Throws `Refused` with its problem, or `Unreached`. */
export async function ask<T>(path: string, call: Call = {}): Promise<Answer<T>> {
  const headers = new Headers({
    accept: "application/json, application/problem+json",
    "accept-language": LOCALE[chosenLanguage()],
  });
  const unsafe = call.method !== undefined && call.method !== "GET";
  if (unsafe) {
    headers.set("x-xinlian", "1");
    headers.set("idempotency-key", call.key ?? crypto.randomUUID());
  }
  if (call.ifMatch !== undefined) headers.set("if-match", call.ifMatch);
  const file = call.body instanceof Blob || call.body instanceof FormData;
  if (call.body !== undefined && !file) headers.set("content-type", "application/json");
  const response = await fetch(path, {
    method: call.method ?? "GET",
    headers,
    credentials: "same-origin",
    ...(call.body === undefined
      ? {}
      : { body: file ? (call.body as Blob | FormData) : JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  }).catch((cause) => {
    if (call.signal?.aborted) throw cause;
    throw new Unreached(path, { cause });
  });
  if (!response.ok) throw new Refused(await problemOf(response));
  const value = response.status === 204 ? undefined : await response.json();
  return { value: value as T, status: response.status };
}

/** The answer's body alone. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask<T>(path, signal ? { signal } : {})).value;
}

/** A path with its query; empty values are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
