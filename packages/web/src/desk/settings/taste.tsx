import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { recall, remember } from "./memory.ts";

export type Density = "normal" | "compact" | "touch";

/** How a person likes the desk; kept in this browser. */
export interface Taste {
  readonly elder: boolean;
  readonly density: Density;
  setElder(on: boolean): void;
  setDensity(density: Density): void;
}

const Context = createContext<Taste>({
  elder: false,
  density: "normal",
  setElder() {},
  setDensity() {},
});

const DENSITIES: readonly string[] = ["normal", "compact", "touch"];

function firstDensity(): Density {
  const kept = recall("density");
  return kept !== null && DENSITIES.includes(kept) ? (kept as Density) : "normal";
}

export function TasteProvider({ children }: { children: ReactNode }) {
  const [elder, setElder] = useState(() => recall("elder") === "yes");
  const [density, setDensity] = useState(firstDensity);
  useEffect(() => {
    document.body.classList.toggle("elder", elder);
  }, [elder]);
  const value = useMemo<Taste>(
    () => ({
      elder,
      density,
      setElder(on) {
        remember("elder", on ? "yes" : "no");
        setElder(on);
      },
      setDensity(next) {
        remember("density", next);
        setDensity(next);
      },
    }),
    [elder, density],
  );
  return <Context value={value}>{children}</Context>;
}

export function useTaste(): Taste {
  return useContext(Context);
}
