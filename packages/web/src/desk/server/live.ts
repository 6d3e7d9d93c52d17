import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

/** A case in our reach has changed. */
export interface Changed {
  readonly stream: string;
  readonly seq: number;
}

type Heard = (data: unknown) => void;

/** Screens that listen for messages of a name, beside the changes of cases. */
const listeners = new Map<string, Set<Heard>>();
let line: EventSource | null = null;

/** Hears messages of a name on the page's one line; gives back how to stop. Data that is no JSON is not told. */
export function onLive(name: string, heard: Heard): () => void {
  const all = listeners.get(name) ?? new Set();
  if (!listeners.has(name)) {
    listeners.set(name, all);
    line?.addEventListener(name, tell);
  }
  all.add(heard);
  return () => {
    all.delete(heard);
  };
}

function tell(event: MessageEvent<string>): void {
  let data: unknown;
  try {
    data = JSON.parse(event.data);
  } catch {
    return;
  }
  for (const heard of listeners.get(event.type) ?? []) heard(data);
}

/** Wait this long for further changes before asking again, so that a burst costs one request, ms. */
const CALM = 400;

/**
 * Listens for changes while the page is open. Lists that are in sight are asked again in place, row by row, so
 * nothing jumps. The browser reconnects by itself; after a gap everything in sight is asked again.
 * @returns whether the line is up
 */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [up, setUp] = useState(true);
  const waiting = useRef(new Set<string>());
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    const source = new EventSource("/api/live");
    line = source;
    for (const name of listeners.keys()) source.addEventListener(name, tell);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost = false;
    const settle = () => {
      timer = undefined;
      const streams = [...waiting.current];
      waiting.current.clear();
      void queries.invalidateQueries({ queryKey: ["cases"] });
      void queries.invalidateQueries({ queryKey: ["count"] });
      for (const stream of streams) void queries.invalidateQueries({ queryKey: ["case", stream] });
    };
    const heard = (event: MessageEvent<string>) => {
      const changed = parse(event.data);
      if (!changed) return;
      waiting.current.add(changed.stream);
      timer ??= setTimeout(settle, CALM);
    };
    source.onmessage = heard;
    source.addEventListener("changed", heard);
    source.addEventListener("case", heard);
    source.onopen = () => {
      setUp(true);
      if (lost) void queries.invalidateQueries();
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      setUp(false);
    };
    return () => {
      source.close();
      if (line === source) line = null;
      clearTimeout(timer);
    };
  }, [queries]);
  return up;
}

function parse(data: string): Changed | null {
  try {
    const value = JSON.parse(data) as Partial<Changed>;
    return typeof value.stream === "string" ? { stream: value.stream, seq: value.seq ?? 0 } : null;
  } catch {
    return null;
  }
}
