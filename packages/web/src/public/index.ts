/**
 * The citizens' pages and the staff sign-in page as whole HTML documents. Nothing in them is inline script or
 * style, so they stand under a content security policy of `'self'`; every form works without JavaScript.
 */

export { renderSignIn } from "../sign-in/page.tsx";
export { renderError } from "./error/page.tsx";
export { renderFollow } from "./follow/page.tsx";
export { renderHome } from "./home/page.tsx";
export type { OutlineFile } from "./map/outline.ts";
export { dayWords } from "./moment.ts";
export type * from "./papers/case-paper.ts";
export { renderPapers } from "./papers/list.tsx";
export { renderPaper } from "./papers/paper.tsx";
export type * from "./papers/props.ts";
export type * from "./props.ts";
export { renderOpenMatter } from "./published/matter.tsx";
export { renderPublished } from "./published/page.tsx";
export { renderReceipt } from "./receipt/page.tsx";
export { renderCheck } from "./report/check-page.tsx";
export { keptFile } from "./report/kept-file.ts";
export { renderNear } from "./report/near.tsx";
export { renderReport } from "./report/page.tsx";
export { type ReportReading, readReport } from "./report/reading.ts";
export { renderSame } from "./same/page.tsx";
export { renderTextPage } from "./statement/page.tsx";
