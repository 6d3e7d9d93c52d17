/** @jsxImportSource preact */
import { render } from "preact";
import { useState } from "preact/hooks";
import { dropReceipt, type KeptReceipt, keptReceipts } from "./receipt-shelf.ts";
import { islandWords, pageLanguage } from "./words.ts";

/** The list of receipts kept on this phone, on the home page. */
export function startKeptReceipts(host: HTMLElement): void {
  const empty = host.dataset.empty ?? "";
  host.replaceChildren();
  render(<KeptReceipts empty={empty} />, host);
}

function KeptReceipts({ empty }: { empty: string }) {
  const words = islandWords[pageLanguage()];
  const [receipts, setReceipts] = useState<readonly KeptReceipt[]>(keptReceipts);
  const [said, setSaid] = useState("");
  const remove = (receipt: KeptReceipt) => {
    dropReceipt(receipt.number);
    setReceipts(keptReceipts());
    setSaid(words.removed(receipt.title));
  };
  return (
    <>
      {receipts.length === 0 ? (
        <p class="soft">{empty}</p>
      ) : (
        <ul class="entries kept">
          {receipts.map((receipt) => (
            <li key={receipt.number}>
              <div>
                <a href={receipt.link}>{receipt.title}</a>
                {receipt.state && receipt.seen ? (
                  <p>{words.seen(receipt.state, words.clock(new Date(receipt.seen)))}</p>
                ) : null}
                <p class="soft">
                  {words.reported(receipt.opened)} <span class="unbroken">{receipt.number}</span>
                </p>
              </div>
              <button
                class="linklike press"
                type="button"
                aria-label={words.removeWhich(receipt.title)}
                onClick={() => remove(receipt)}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="soft" aria-live="polite">
        {said}
      </p>
    </>
  );
}
