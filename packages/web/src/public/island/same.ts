import { keepReceipt } from "./receipt-shelf.ts";

/** A neighbour's matter: kept on this phone beside one's own receipts. */
export function startSame(host: HTMLElement): void {
  const { number = "", title = "", opened = "", state = "", link = "" } = host.dataset;
  const press = host.querySelector<HTMLElement>("[data-keep]");
  const said = host.querySelector<HTMLElement>("[data-said]");
  press?.removeAttribute("hidden");
  press?.addEventListener("click", () => {
    const done = keepReceipt({ number, title, opened, link, state, seen: Date.now() });
    said?.replaceChildren((done ? host.dataset["kept"] : host.dataset["notKept"]) ?? "");
  });
}
