/// <reference lib="webworker" />

/**
 * Serves the report page from its last copy when there is no network. Pages go to the network first, so that a copy
 * is never older than need be; built files have their hash in the name and may come from the copy at once.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const STORE = "xinlian-report-1";

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const keep: unknown = event.data?.keep;
  if (!Array.isArray(keep)) return;
  event.waitUntil(
    keepAll(keep.filter((address): address is string => typeof address === "string")),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { pathname, origin } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === "/report") event.respondWith(pageFirst(request));
  else if (pathname.startsWith("/public/") || pathname.startsWith("/city/"))
    event.respondWith(copyFirst(request));
});

async function keepAll(addresses: readonly string[]): Promise<void> {
  const store = await caches.open(STORE);
  await Promise.allSettled(addresses.map((address) => store.add(address)));
}

async function pageFirst(request: Request): Promise<Response> {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await store.put("/report", answer.clone());
    return answer;
  } catch {
    return (await store.match("/report")) ?? Response.error();
  }
}

async function copyFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
