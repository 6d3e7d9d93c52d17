import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { FILTERS, type Filter, readAddress } from "../queue/address.ts";
import { List } from "../queue/list.tsx";
import { useWords } from "../words/language.tsx";
import { cockpitWords } from "./words.ts";

/** The cases that a number of the cockpit counts, and no others; the address says which. */
export default function CockpitCasesPage() {
  const w = useWords(cockpitWords);
  const [search] = useSearchParams();
  const base = useMemo(() => {
    const address = readAddress(search);
    const parts = Object.fromEntries(FILTERS.map((name) => [name, address[name]]));
    return { ...parts, fields: address.fields } as Filter;
  }, [search]);
  useTitle(w.casesTitle);
  return (
    <>
      <p className="soft case-top">{w.conditions(base)}</p>
      <List
        list="cockpit/cases"
        base={base}
        sort={base.light === "late" ? "due" : "-opened"}
        empty={{ why: w.casesNone, next: w.casesNext }}
      />
    </>
  );
}
