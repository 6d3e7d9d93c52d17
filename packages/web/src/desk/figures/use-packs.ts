import type { PackBrief } from "@xinlian/wire";
import { usePacks } from "../pack/use-packs.ts";
import { useSession } from "../session/use-session.ts";

/** The packs of one's posts. */
export function useFigurePacks(): readonly PackBrief[] {
  const { posts } = useSession();
  const rows = usePacks().data?.rows ?? [];
  return rows.filter(({ name }) => posts.some(({ pack }) => pack === name));
}
