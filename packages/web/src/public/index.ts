/**
 * The citizens' pages and the staff sign-in page as whole HTML documents. Nothing in them is inline script or
 * style, so they stand under a content security policy of `'self'`; every form works without JavaScript.
 */
export type * from "./props.ts";
