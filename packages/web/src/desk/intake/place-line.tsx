import type { PlaceValue } from "@xinlian/wire";
import { useEffect, useRef, useState } from "react";
import { areaText } from "../directory/use-areas.ts";
import { AreaPick } from "../form/area-pick.tsx";
import { Caps } from "../frame/key-bar.tsx";
import { composing } from "../keys/press.ts";
import { useWords } from "../words/language.tsx";
import type { LineProps } from "./own-line.ts";
import { intakeWords } from "./words.ts";

/** The area that stands in a place, said, with the way to it. */
export interface KnownArea {
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
}

/** What is known of the area of the place that is being written. */
export interface PlaceSight {
  readonly area: KnownArea | null;
  /** The text as it stands was looked at: when no area stands there, none was recognised. */
  readonly looked: boolean;
}

/**
 * A place as it is said on the telephone: one line of text, in which the area is recognised; what was recognised stands
 * below. Arrow down corrects it, so that Tab goes straight on to the next field.
 */
export function PlaceLine({
  id,
  value,
  onChange,
  describedBy,
  bad,
  label,
  sight,
}: LineProps & { sight: PlaceSight }) {
  const w = useWords(intakeWords);
  const place = (value ?? null) as PlaceValue | null;
  const [picking, setPicking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const address = place?.address ?? "";
  const area = place?.area || null;
  const unknown = address.trim() !== "" && area === null && sight.looked;
  // Somebody is choosing in it: an answer that comes meanwhile does not take it away.
  const within = box.current?.contains(document.activeElement) === true;
  useEffect(() => {
    if (picking) box.current?.querySelector("input")?.focus();
  }, [picking]);
  return (
    <>
      <input
        id={id}
        autoComplete="off"
        placeholder={w.placeHint}
        value={address}
        aria-invalid={bad || undefined}
        aria-describedby={[`${id}-area`, describedBy].filter(Boolean).join(" ")}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || composing(event.nativeEvent)) return;
          event.preventDefault();
          setPicking(true);
        }}
        onChange={(event) => {
          const text = event.target.value;
          onChange(text || area ? { area: area ?? "", address: text } : null);
        }}
      />
      <div className="located" id={`${id}-area`} ref={box}>
        {area && sight.area?.code === area && (
          <span className="soft">
            {w.located(areaText(sight.area))}{" "}
            <button
              type="button"
              className="linklike"
              tabIndex={-1}
              onClick={() => setPicking(true)}
            >
              {w.relocate}
            </button>{" "}
            <Caps name="↓" />
          </span>
        )}
        {unknown && <span className="soft">{w.locating}</span>}
        {(unknown || picking || within) && (
          <AreaPick
            label={<span className="unseen">{label}</span>}
            value={area}
            onChange={(code) => {
              setPicking(false);
              onChange(code || address ? { area: code ?? "", address } : null);
            }}
          />
        )}
      </div>
    </>
  );
}
