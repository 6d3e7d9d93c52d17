/** A civil date `YYYY-MM-DD` in the city's own time. */
export type Day = string & { readonly __day: true };
/** An instant, milliseconds since 1970-01-01T00:00Z. */
export type Moment = number & { readonly __moment: true };
