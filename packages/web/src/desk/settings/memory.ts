/** What this browser keeps of a person's taste: small strings under one prefix, absent when storage is refused. */
const PREFIX = "xinlian.desk.";

export function recall(name: string): string | null {
  try {
    return globalThis.localStorage?.getItem(PREFIX + name) ?? null;
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(PREFIX + name, value);
  } catch {
    // A full or forbidden store loses a convenience, never work: what must not be lost is said where it is typed.
  }
}

export function forget(name: string): void {
  try {
    globalThis.localStorage?.removeItem(PREFIX + name);
  } catch {
    // As above.
  }
}

/** Names kept under a prefix, e.g. every draft. */
export function remembered(prefix: string): string[] {
  try {
    const store = globalThis.localStorage;
    if (!store) return [];
    return Array.from({ length: store.length }, (_, i) => store.key(i) ?? "")
      .filter((key) => key.startsWith(PREFIX + prefix))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
