/** Most bytes of a JSON or form body: a field takes 20,000 characters, so several fields of pasted text fit. */
export const BODY_LIMIT = 512 * 1024;
/** Most bytes of an uploaded file. */
export const UPLOAD_LIMIT = 64 * 1024 * 1024;
/** How long a client may take to send its request, ms: 100 MB at 1 Mbit/s. */
export const REQUEST_TIMEOUT = 900_000;
/** How long of it for a JSON or form body, ms. */
export const BODY_TIMEOUT = 60_000;
