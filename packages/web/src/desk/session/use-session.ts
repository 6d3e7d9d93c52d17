import { useQuery } from "@tanstack/react-query";
import type { DeskView, SessionView } from "@xinlian/wire";
import { createContext, useContext } from "react";
import { ask, get } from "../server/ask.ts";
import { Refused } from "../server/problem.ts";

/** Who is at the desk; null when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({
    queryKey: ["session"],
    queryFn: async ({ signal }) => {
      try {
        return await get<SessionView>("/api/session", signal);
      } catch (error) {
        if (error instanceof Refused && error.problem.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

export const SessionContext = createContext<SessionView | null>(null);

/** The session inside the gate, where there always is one. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside the gate");
  return session;
}

/** Holds the platform's own post that may change the directory. The server asks the same of every change. */
export function isAdmin(session: SessionView): boolean {
  return session.posts.some((post) => post.pack === "*" && post.role === "admin");
}

/** The page that a desk is: where its link leads. */
export const DESK_PAGES: Readonly<Partial<Record<DeskView["is"], string>>> = {
  intake: "/intake",
  queue: "/queue",
  callback: "/queue",
  board: "/queue",
  triage: "/queue",
  cockpit: "/leader",
  directory: "/directory",
  packs: "/packs",
  imports: "/imports",
};

export async function signOut(): Promise<void> {
  await ask("/api/session", { method: "DELETE" });
}

/** The sign-in page, which brings the person back here. */
export function signInAddress(back: string): string {
  return `/sign-in?${new URLSearchParams({ next: back })}`;
}
