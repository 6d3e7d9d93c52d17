/**
 * Lets the report page open without a network: a small worker keeps its last copy. What it needs to draw itself is
 * named here, because the page was loaded before the worker was there. A browser without workers goes without.
 */
export function keepReportPage(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker
    .register("/report-worker.js", { scope: "/report" })
    .then(() => navigator.serviceWorker.ready)
    .then((registration) => {
      const fetched = performance.getEntriesByType("resource").map((entry) => entry.name);
      const own = fetched.filter((address) => new URL(address).origin === location.origin);
      registration.active?.postMessage({ keep: ["/report", ...own] });
    })
    .catch(() => {
      // No worker (private window, old browser): the draft is kept all the same.
    });
}
