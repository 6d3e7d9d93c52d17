import type { FiledRow } from "@xinlian/kernel";

/** Every value that every number of a case had, as the database takes it: the last of each stands. */
export function filedRows(filed: readonly FiledRow[]): readonly Record<string, unknown>[] {
  return filed.flatMap(({ history, span, ...row }) =>
    history.map((number, nth) => ({
      indicator: row.indicator,
      cell: row.cell,
      revision: nth + 1,
      place: row.place,
      period: span.name,
      first_day: span.first,
      last_day: span.last,
      dims: row.dims,
      value: number.value,
      counts: row.counts,
      opened_at: iso(row.opened),
      filed_at: iso(number.at),
      replaced_at: iso(history[nth + 1]?.at),
      actor: number.actor,
      action: number.action,
      seq: number.seq,
    })),
  );
}

function iso(moment: number | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}
