import type { PlaceValue } from "@xinlian/wire";
import { useState } from "react";
import { areaText } from "../directory/use-areas.ts";
import { AreaPick } from "../form/area-pick.tsx";
import { useWords } from "../words/language.tsx";
import type { LineProps } from "./own-line.ts";
import { intakeWords } from "./words.ts";

/** The area that stands in a place, said, with the way to it. */
export interface KnownArea {
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
}

/**
 * A place as it is said on the telephone: one line of text, in which the area is recognised; what was recognised stands
 * below and can be corrected.
 */
export function PlaceLine({
  id,
  value,
  onChange,
  describedBy,
  bad,
  label,
  known,
}: LineProps & { known: KnownArea | null }) {
  const w = useWords(intakeWords);
  const place = (value ?? null) as PlaceValue | null;
  const [picking, setPicking] = useState(false);
  const address = place?.address ?? "";
  const area = place?.area || null;
  return (
    <>
      <input
        id={id}
        autoComplete="off"
        placeholder={w.placeHint}
        value={address}
        aria-invalid={bad || undefined}
        aria-describedby={[`${id}-area`, describedBy].filter(Boolean).join(" ")}
        onChange={(event) => {
          const text = event.target.value;
          onChange(text || area ? { area: area ?? "", address: text } : null);
        }}
      />
      <div className="located" id={`${id}-area`}>
        {area && known?.code === area && !picking && (
          <>
            <span className="soft">{w.located(areaText(known))}</span>{" "}
            <button type="button" className="linklike" onClick={() => setPicking(true)}>
              {w.relocate}
            </button>
          </>
        )}
        {((address.trim() !== "" && !area) || picking || (area && known?.code !== area)) && (
          <>
            {!area && <span className="soft">{w.locating}</span>}
            <AreaPick
              label={<span className="unseen">{label}</span>}
              value={area}
              onChange={(code) => {
                setPicking(false);
                onChange(code || address ? { area: code ?? "", address } : null);
              }}
            />
          </>
        )}
      </div>
    </>
  );
}
