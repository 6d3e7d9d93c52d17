import { useQuery } from "@tanstack/react-query";
import type { CallView, CaseView, ContactValue, FormField } from "@xinlian/wire";
import { look } from "../case/use-case.ts";
import { get } from "../server/ask.ts";
import type { Caller } from "./caller-side.tsx";
import type { Opening } from "./openings.ts";
import { masked } from "./parked.tsx";
import type { Line, Values } from "./parking.ts";
import { useCallerMatters, wholePhone } from "./use-proposals.ts";

/** Who is on the line or stands in the form. */
export interface OnTheLine {
  readonly name: string;
  /** Masked. */
  readonly phone: string | null;
  readonly caller: Caller | null;
}

/** The caller of a sheet: as the exchange told, else as typed. What they have open is asked once a number is whole. */
export function useCaller(
  opening: Opening,
  form: readonly FormField[],
  values: Values,
  line: Line | null,
  calls: readonly CallView[],
): OnTheLine {
  const field = form.find((each) => each.kind === "contact");
  const contact = (field ? values[field.field] : null) as ContactValue | null;
  const call = line ? calls.find((each) => each.call === line.call) : undefined;
  const phone = wholePhone(contact?.phone ?? "");
  // The exchange's own number was looked up when it rang; asking again would be a second look for nothing.
  const told = call !== undefined && (phone === null || masked(phone) === call.from);
  const typed = useCallerMatters(opening, told ? null : phone);
  return {
    name: contact?.name?.trim() ?? "",
    phone: phone ? masked(phone) : (line?.from ?? null),
    caller: told ? call.caller : typed,
  };
}

/**
 * The number that the exchange gave, in clear, for the form: it lies sealed in the call's own case, and reading it is a
 * look on record. Null where there is none or this person may not look.
 */
export function useNumberOf(line: Line | null, why: string): string | null {
  return (
    useQuery({
      queryKey: ["line", line?.case],
      queryFn: async ({ signal }) => {
        const id = line?.case as string;
        const view = await get<CaseView>(`/api/cases/${id}`, signal);
        const field = view.fields.find((each) => each.kind === "contact" && each.sealed?.mayLook);
        if (!field) return null;
        const { fields } = await look(id, [field.name], why, crypto.randomUUID());
        return (fields[0]?.value as ContactValue | null)?.phone ?? null;
      },
      enabled: line?.case != null && line.ended === null,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
    }).data ?? null
  );
}
