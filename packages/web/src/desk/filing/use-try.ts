import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Form, Tried } from "@xinlian/wire";
import { useEffect, useState } from "react";
import { ask } from "../server/ask.ts";

/** Wait this long after the last key before the numbers are tried, ms. */
const PAUSE = 400;

/** What files, and where. */
export interface TryAt {
  readonly pack: string;
  readonly type: string;
  readonly action: string;
  /** The case; absent for an opening. */
  readonly case?: string;
}

/** Earlier values, growth and flags of numbers as far as they are typed. Nothing is stored. */
export function useTry(at: TryAt, form: Form): Tried | undefined {
  const text = JSON.stringify(form);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const { pack, ...body } = at;
  return useQuery({
    queryKey: ["figures", "try", at, settled],
    queryFn: async ({ signal }) => {
      const call = {
        method: "POST",
        body: { ...body, form: JSON.parse(settled) },
        signal,
      } as const;
      return (await ask<Tried>(`/api/figures/${pack}/try`, call)).value;
    },
    placeholderData: keepPreviousData,
    retry: false,
  }).data;
}
