import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Without the window of a whole browser around each page it is the lightest that draws as Chromium does. */
const USUAL_PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The system's Chromium: the file named in `CHROMIUM`, else the first of the usual places.
 * @throws when there is none, with what to do
 */
export function chromiumPath(): string {
  const named = process.env["CHROMIUM"];
  const found = [...(named ? [named] : []), ...USUAL_PLACES].find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      "no Chromium: install Debian's package `chromium`, or name its file in the environment variable CHROMIUM",
    );
  }
  return found;
}

/** Starts a browser that talks to nobody but the pages it is given; works as root. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: false,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
