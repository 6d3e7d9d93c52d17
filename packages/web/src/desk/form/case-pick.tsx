import { useQuery } from "@tanstack/react-query";
import type { CasePage, CaseView } from "@xinlian/wire";
import { type ReactNode, useMemo, useState } from "react";
import { get, withQuery } from "../server/ask.ts";
import { Pick, type Pickable } from "./pick.tsx";

/** Another case, found by its number or words. */
export function CasePick(props: {
  label: ReactNode;
  value: string | null;
  onChange: (id: string | null) => void;
  hint?: ReactNode;
  fault?: string | undefined;
  id?: string;
}) {
  const [typed, setTyped] = useState("");
  const found = useQuery({
    queryKey: ["cases", "pick", typed],
    queryFn: ({ signal }) =>
      get<CasePage>(withQuery("/api/cases", { q: typed.trim(), limit: 20 }), signal),
    enabled: typed.trim().length > 0,
  }).data;
  const chosen = useQuery({
    queryKey: ["case", props.value],
    queryFn: ({ signal }) => get<CaseView>(`/api/cases/${props.value}`, signal),
    enabled: props.value !== null,
  }).data;
  const list = useMemo(() => {
    const rows = new Map<string, Pickable>();
    for (const row of found?.rows ?? [])
      rows.set(row.id, {
        id: row.id,
        text: row.title,
        ...(row.number ? { aside: row.number } : {}),
      });
    if (chosen)
      rows.set(chosen.id, {
        id: chosen.id,
        text: chosen.title,
        ...(chosen.number ? { aside: chosen.number } : {}),
      });
    return [...rows.values()];
  }, [found, chosen]);
  return <Pick {...props} list={list} onWords={setTyped} />;
}
