import { useQuery } from "@tanstack/react-query";
import type { EntryPage, EntryRow, EntryView } from "@xinlian/wire";
import { type ReactNode, useMemo, useState } from "react";
import { get, withQuery } from "../server/ask.ts";
import { useSay } from "../words/language.tsx";
import { Pick, type Pickable } from "./pick.tsx";

export interface EntryPickProps {
  readonly label: ReactNode;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly id?: string;
}

/** Entries offered before anything is typed, and found by what is. */
const OFFERED = 30;

/** An entry of a register, searched as its words are typed; where it is a tree, with what stands above it. */
export function EntryPick({ of, ...props }: EntryPickProps & { of: string }) {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const q = typed.trim();
  const list = `/api/registers/${of}`;
  const found = useQuery({
    queryKey: ["entries", of, "pick", q],
    queryFn: ({ signal }) =>
      get<EntryPage>(withQuery(list, { q: q || null, limit: OFFERED }), signal),
    placeholderData: (before) => before,
    staleTime: 30_000,
  }).data;
  const chosen = useQuery({
    queryKey: ["entry", of, props.value],
    queryFn: ({ signal }) => get<EntryView>(`${list}/${props.value}`, signal),
    enabled: props.value !== null,
    staleTime: 30_000,
  }).data;
  const rows = useMemo(() => {
    const all = new Map<string, Pickable>();
    for (const row of found?.rows ?? []) all.set(row.id, { ...pickable(row, say), also: q });
    if (chosen && !all.has(chosen.id)) all.set(chosen.id, pickable(chosen, say));
    return [...all.values()];
  }, [found, chosen, say, q]);
  return <Pick {...props} list={rows} onWords={setTyped} />;
}

/** 路灯, and beside it 城市管理 › 公共设施. */
function pickable(
  row: { [K in "id" | "title" | "path" | "key"]: EntryRow[K] },
  say: (words: EntryRow["title"]) => string,
): Pickable {
  const above = row.path.map(say).join(" › ");
  const aside = above || (row.key === say(row.title) ? "" : (row.key ?? ""));
  return { id: row.id, text: say(row.title), ...(aside && { aside }) };
}

const pickers = new Map<string, (props: EntryPickProps) => ReactNode>();

/** The picker of one register as a component, the same each time, so that a list of them keeps what is typed. */
export function pickOf(of: string): (props: EntryPickProps) => ReactNode {
  const made = pickers.get(of) ?? ((props: EntryPickProps) => <EntryPick {...props} of={of} />);
  pickers.set(of, made);
  return made;
}
