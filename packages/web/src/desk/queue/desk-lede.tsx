import type { DeskView } from "@xinlian/wire";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { fill } from "../words/fill.tsx";
import { useSay } from "../words/language.tsx";
import { NO_FILTER, type QueueAddress, refined, writeAddress } from "./address.ts";
import { useSays } from "./use-cases.ts";

/** The sentence of fact that a desk opens with, in its trade's words. Every figure is a link to exactly that many cases. */
export function DeskLede({ desk, address }: { desk: DeskView; address: QueueAddress }) {
  const say = useSay();
  const says = useSays(desk).data;
  if (says === undefined) return <h1 className="lede">…</h1>;
  const slots = Object.fromEntries(
    Object.entries(says.figures).map(([name, figure]): [string, ReactNode] => {
      const to = writeAddress(refined({ ...address, ...NO_FILTER }, { count: name })).toString();
      const late = name.startsWith("late") && figure > 0;
      return [
        name,
        <Link
          key={name}
          to={{ search: to }}
          className={late ? "is-late" : undefined}
          aria-current={address.count === name || undefined}
        >
          {figure.toLocaleString("zh-CN")}
        </Link>,
      ];
    }),
  );
  const text = say(says.template);
  return <h1 className="lede">{text === "" ? say(desk.words) : fill(text, slots)}</h1>;
}
