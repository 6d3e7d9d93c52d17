import type { OpensCases } from "@xinlian/wire";
import { Link } from "react-router";

/** A number that opens exactly the cases it counts; nothing is opened by 0. */
export function Opens({ cases: { n, opens }, late }: { cases: OpensCases; late?: boolean }) {
  if (n === 0) return <>0</>;
  return (
    <Link to={`/cockpit/cases?${opens}`} className={late ? "is-late" : undefined}>
      {n.toLocaleString("zh-CN")}
    </Link>
  );
}

/** A share as people write it. */
export function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(1)}%`;
}
