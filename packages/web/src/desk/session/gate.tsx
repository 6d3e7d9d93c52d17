import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { Refused } from "../server/problem.ts";
import { closeShelf, openShelf } from "../settings/shelf.ts";
import { SessionContext, signInAddress, useSessionQuery } from "./use-session.ts";

/** Lets in who is signed in; everybody else goes to the sign-in page and comes back to this address. */
export function Gate({ children }: { children: ReactNode }) {
  const session = useSessionQuery();
  const queries = useQueryClient();
  const out = session.data === null;
  // Before any page below reads a draft.
  const shelf = session.data?.shelf ?? null;
  const opened = useRef<string | null>(null);
  if (shelf !== null && opened.current !== shelf) {
    openShelf(shelf);
    opened.current = shelf;
  }
  useEffect(() => {
    if (!out) return;
    closeShelf();
    window.location.assign(signInAddress(window.location.pathname + window.location.search));
  }, [out]);
  // A session that ended in the meantime shows as a refusal of any other request.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "error") return;
        const error = event.action.error as unknown;
        if (error instanceof Refused && error.problem.status === 401)
          void queries.invalidateQueries({ queryKey: ["session"] });
      }),
    [queries],
  );
  if (session.data) return <SessionContext value={session.data}>{children}</SessionContext>;
  if (session.error) return <Failed error={session.error} again={() => void session.refetch()} />;
  return <Waiting />;
}
