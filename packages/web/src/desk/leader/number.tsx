import { Link } from "react-router";
import { countedAddress } from "./use-leader.ts";

/** A figure that opens exactly the cases it counts; plain where nothing is to be opened. */
export function Counted({
  text,
  opens,
  n,
}: {
  text: string;
  opens: string | null;
  n: number | null;
}) {
  if (opens === null || n === 0 || text === "–") return <>{text}</>;
  return <Link to={countedAddress(opens)}>{text}</Link>;
}

/** A bar that only shows what the number beside it says. */
export function Bar({ share, late = false }: { share: number; late?: boolean }) {
  return (
    <svg
      className={late ? "bar late" : "bar"}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={Math.max(0, Math.min(1, share)) * 100} height="10" />
    </svg>
  );
}
