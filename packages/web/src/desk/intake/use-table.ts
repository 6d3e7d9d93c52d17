import { useCallback, useEffect, useState } from "react";
import { BROWSER, newSheet, type Table } from "./parking.ts";
import { keepTable, keptTable } from "./table-shelf.ts";
import { useSole } from "./use-sole.ts";

/**
 * The call-taker's table, kept at every change. One window works on it at a time: a second one says so and may take it
 * over, so that neither writes over the other.
 */
export function useTable(person: string, opening: string) {
  const { sole, takeOver } = useSole(`xinlian.intake.${person}`);
  const [table, setTable] = useState<Table>(() => keptTable(person, newSheet(opening, BROWSER)));
  // Whoever takes over goes on with what the other window wrote last.
  useEffect(() => {
    if (!sole) return;
    const kept = keptTable(person, newSheet(opening, BROWSER));
    setTable(kept);
  }, [sole, person, opening]);
  useEffect(() => {
    if (sole) keepTable(person, table);
  }, [sole, person, table]);
  const change = useCallback((how: (table: Table) => Table) => setTable(how), []);
  return { table, change, sole, takeOver };
}
