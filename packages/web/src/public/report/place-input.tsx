/** @jsxImportSource preact */
import type { CountyProps } from "../props.ts";
import { Icon } from "../shell/icon.tsx";
import { anchor, described, type InputProps } from "./input.ts";
import { FieldName, HintAndFault } from "./label.tsx";
import { reportWords } from "./words.ts";

interface PlaceInputProps extends InputProps {
  readonly counties: readonly CountyProps[];
  readonly outlines: string | undefined;
}

/**
 * Where: the phone's position, the cross hair on the map, a township, an address; each alone is enough. The first
 * two appear only when scripts run.
 */
export function PlaceInput(props: PlaceInputProps) {
  const { field, values, fault, language, counties, outlines } = props;
  const words = reportWords[language];
  const value = (part: string) => values[`${field.name}.${part}`] ?? "";
  const id = anchor(field);
  return (
    <fieldset class="field" aria-describedby={described(field, { fault: !!fault, hint: true })}>
      <legend class="label">
        <FieldName {...props} />
      </legend>
      <HintAndFault {...props} hint={field.hint ?? words.placeWays} />
      <div
        class="place-point"
        data-island="place-point"
        data-language={language}
        data-outlines={outlines}
        data-field={field.name}
        hidden
      >
        <button class="button second wide" type="button" data-locate>
          <Icon name="pin" />
          {words.locate}
        </button>
        <div data-map />
        <p class="soft" data-point aria-live="polite" />
      </div>
      <input type="hidden" name={`${field.name}.lng`} value={value("lng")} />
      <input type="hidden" name={`${field.name}.lat`} value={value("lat")} />
      <label for={id}>{words.address}</label>
      <input
        id={id}
        name={`${field.name}.address`}
        value={value("address")}
        autocomplete="street-address"
        placeholder={words.addressExample}
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
      />
      <label for={`${id}-area`}>{words.area}</label>
      <select id={`${id}-area`} name={`${field.name}.area`}>
        <option value="">{words.areaUnknown}</option>
        {counties.map((county) => (
          <optgroup key={county.code} label={county.name}>
            {[{ code: county.code, name: words.wholeCounty(county.name) }, ...county.townships].map(
              (area) => (
                <option key={area.code} value={area.code} selected={area.code === value("area")}>
                  {area.name}
                </option>
              ),
            )}
          </optgroup>
        ))}
      </select>
      <div data-island="near" data-language={language} aria-live="polite" />
    </fieldset>
  );
}
