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

/** Did the server refuse because the case has moved on since it was read? */
export function isConflict(error: unknown): boolean {
  return error instanceof Refused && (error.problem.status === 412 || error.problem.status === 409);
}
