import type { Route } from "./route.ts";
import { BULLETIN_ROUTES } from "./routes/bulletin.ts";
import { CASE_ROUTES } from "./routes/case.ts";
import { CITY_ROUTES } from "./routes/city.ts";
import { COCKPIT_ROUTES } from "./routes/cockpit.ts";
import { DIRECTORY_ROUTES } from "./routes/directory.ts";
import { FEED_ROUTES } from "./routes/feed.ts";
import { FIGURE_ROUTES } from "./routes/figure.ts";
import { FILE_ROUTES } from "./routes/file.ts";
import { IMPORT_ROUTES } from "./routes/import.ts";
import { LIVE_ROUTES } from "./routes/live.ts";
import { NOTICE_ROUTES } from "./routes/notice.ts";
import { OWED_ROUTES } from "./routes/owed.ts";
import { PACK_ROUTES } from "./routes/pack.ts";
import { PROPOSAL_ROUTES } from "./routes/proposal.ts";
import { REGISTER_ROUTES } from "./routes/register.ts";
import { SCORE_ROUTES } from "./routes/score.ts";
import { SESSION_ROUTES } from "./routes/session.ts";
import { TELEPHONY_ROUTES } from "./routes/telephony.ts";
import { TIME_ROUTES } from "./routes/time.ts";

/** Every route of the interface. The server refuses to start when one of them has no handler. */
export const ROUTES = {
  ...SESSION_ROUTES,
  ...CITY_ROUTES,
  ...DIRECTORY_ROUTES,
  ...PACK_ROUTES,
  ...CASE_ROUTES,
  ...FIGURE_ROUTES,
  ...COCKPIT_ROUTES,
  ...SCORE_ROUTES,
  ...BULLETIN_ROUTES,
  ...FILE_ROUTES,
  ...IMPORT_ROUTES,
  ...REGISTER_ROUTES,
  ...OWED_ROUTES,
  ...LIVE_ROUTES,
  ...NOTICE_ROUTES,
  ...PROPOSAL_ROUTES,
  ...FEED_ROUTES,
  ...TELEPHONY_ROUTES,
  ...TIME_ROUTES,
} as const satisfies Readonly<Record<string, Route>>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
