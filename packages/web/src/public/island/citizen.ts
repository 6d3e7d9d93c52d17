/// <reference types="vite/client" />
import "../pages.css";
import { holdWhileOffline } from "./hold-offline.ts";
import { startKeptReceipts } from "./kept-receipts.tsx";
import { startNear } from "./near.ts";
import { keepReportPage } from "./offline-page.ts";
import { startCheckPhotos, startPhotos } from "./photos.ts";
import { startPlacePoint } from "./place-point.ts";
import { startReceipt, startSeen } from "./receipt.ts";
import { startReportDraft } from "./report-draft.ts";
import { startSame } from "./same.ts";

/** Everything here only adds to pages that already work without it. */
function each<T extends HTMLElement>(name: string, start: (host: T) => void): void {
  for (const host of document.querySelectorAll<T>(`[data-island="${name}"]`)) start(host);
}

each<HTMLFormElement>("report-draft", (form) => {
  startReportDraft(form);
  holdWhileOffline(form);
  keepReportPage();
});
// After the draft, which may bring a point along.
each("place-point", startPlacePoint);
each("photos", startPhotos);
each("near", startNear);
each("same", startSame);
each<HTMLFormElement>("check", holdWhileOffline);
each("check-photos", (host) => void startCheckPhotos(host));
each("kept-receipts", startKeptReceipts);
each("receipt", startReceipt);
each("seen", startSeen);

// A list of faults takes focus also where `autofocus` was not honoured.
document.querySelector<HTMLElement>(".fault-summary")?.focus();
