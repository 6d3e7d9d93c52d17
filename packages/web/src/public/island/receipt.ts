import { draftShelf } from "./draft-shelf.ts";
import { photoShelf } from "./photo-shelf.ts";
import { keepReceipt, seeReceipt } from "./receipt-shelf.ts";

/** The receipt page: keeps the receipt on this phone, lets go of the draft, copies, prints, saves as an image. */
export function startReceipt(host: HTMLElement): void {
  const {
    number = "",
    title = "",
    opened = "",
    link = "",
    kept = "",
    notKept = "",
    copied = "",
  } = host.dataset;
  draftShelf.clear();
  void photoShelf.clear();
  const address = new URL(link, location.href);
  const done = keepReceipt({ number, title, opened, link: address.pathname + address.search });
  const said = host.querySelector<HTMLElement>("[data-said]");
  const say = (text: string) => said?.replaceChildren(text);
  say(done ? kept : notKept);
  host.querySelector<HTMLElement>("[data-needs-script]")?.removeAttribute("hidden");

  const field = host.querySelector<HTMLInputElement>("#receipt-link");
  field?.addEventListener("focus", () => field.select());
  host.querySelector("[data-copy]")?.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link);
      say(copied);
    } catch {
      field?.focus();
      field?.select();
    }
  });
  host.querySelector("[data-print]")?.addEventListener("click", () => print());
  host.querySelector("[data-save-image]")?.addEventListener("click", async () => {
    const { saveReceiptImage } = await import("./receipt-image.ts");
    await saveReceiptImage(number);
  });
}

/** The follow page: notes on this phone the state that was just seen. */
export function startSeen(host: HTMLElement): void {
  const { number = "", state = "" } = host.dataset;
  seeReceipt(number, state, Date.now());
}
