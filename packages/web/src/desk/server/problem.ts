import type { Problem } from "@xinlian/wire";

/** Thrown by `ask`, because that is how the query library hears of a failure. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title || problem.code);
  }
}

/** The server could not be reached at all: nothing was done, the same may be sent again. */
export class Unreached extends Error {}

/** A refusal that the page already explains elsewhere: the form keeps its draft and says nothing more. */
export class Explained extends Error {}

/** A problem from any answer, also from a proxy that speaks no JSON. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return {
    ...body,
    type: body.type ?? "about:blank",
    status: response.status,
    code: body.code ?? `http-${response.status}`,
    title: body.title ?? response.statusText,
    detail: body.detail ?? "",
  };
}

/** The fault at a field, if the server named one. Places are field names, possibly dotted (`place.address`). */
export function faultAt(problem: Problem | null, field: string): string | undefined {
  if (!problem) return undefined;
  const own = (place: string | undefined) =>
    place === field || place?.startsWith(`${field}.`) || place === `form.${field}`;
  const parts = problem.errors ?? [];
  const part = parts.find((each) => own(each.place));
  if (part) return part.detail;
  return parts.length === 0 && own(problem.place) ? problem.detail : undefined;
}

/** Did the server refuse because the case has moved on since it was read? */
export function isConflict(error: unknown): boolean {
  return error instanceof Refused && (error.problem.status === 412 || error.problem.status === 409);
}
