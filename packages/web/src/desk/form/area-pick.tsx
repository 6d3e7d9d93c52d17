import { type ReactNode, useState } from "react";
import { useAreaPickables } from "../directory/use-areas.ts";
import { usePersonPickables, useUnitPickables } from "../directory/use-units.ts";
import { useWords } from "../words/language.tsx";
import { Pick } from "./pick.tsx";
import { formWords } from "./words.ts";

interface DirectoryPickProps {
  readonly label: ReactNode;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly placeholder?: string;
  readonly id?: string;
}

/** A division, found by typing its name at any level. */
export function AreaPick(props: DirectoryPickProps) {
  const w = useWords(formWords);
  const list = useAreaPickables(props.value);
  return <Pick placeholder={w.areaHint} {...props} list={list} />;
}

/** A unit, found by any part of its name, in any order, or by the letters of its short name. */
export function UnitPick(props: DirectoryPickProps) {
  const [typed, setTyped] = useState("");
  const list = useUnitPickables(typed, props.value);
  return <Pick {...props} list={list} onWords={setTyped} />;
}

/** A person of the city's offices, found by name. */
export function PersonPick(props: DirectoryPickProps) {
  const [typed, setTyped] = useState("");
  const list = usePersonPickables(typed, props.value);
  return <Pick {...props} list={list} onWords={setTyped} />;
}
