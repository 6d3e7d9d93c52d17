import type { PlaceValue } from "@xinlian/wire";
import { useWords } from "../words/language.tsx";
import { AreaPick } from "./area-pick.tsx";
import type { ControlProps } from "./control.ts";
import { formWords } from "./words.ts";

/** A place: its area by name, and the address as it is said. A point that came along is kept. */
export function PlaceParts({ value, onChange, id, fault }: ControlProps) {
  const w = useWords(formWords);
  const place = (value ?? null) as PlaceValue | null;
  const set = (change: Partial<PlaceValue>) => {
    const next = { ...place, ...change } as PlaceValue;
    onChange(next.area || next.address ? next : null);
  };
  return (
    <div className="form-pair">
      <AreaPick
        id={`${id}-area`}
        label={<span className="plain-label">{w.area}</span>}
        value={place?.area || null}
        onChange={(area) => set({ area: area ?? "" })}
        fault={fault !== undefined && !place?.area ? fault : undefined}
      />
      <div>
        <label className="plain" htmlFor={`${id}-address`}>
          {w.address}
        </label>
        <input
          id={`${id}-address`}
          autoComplete="off"
          placeholder={w.addressHint}
          value={place?.address ?? ""}
          onChange={(event) => set({ address: event.target.value })}
        />
      </div>
    </div>
  );
}
