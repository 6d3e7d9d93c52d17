/** @jsxImportSource preact */
import { anchor, described, type InputProps } from "./input.ts";
import { keptFiles } from "./kept-file.ts";
import { HintAndFault } from "./label.tsx";
import { reportWords } from "./words.ts";

interface PhotoInputProps extends InputProps {
  /** Where the script sends a photo ahead of the form; absent = photos go with the form. */
  readonly ahead?: string;
}

/**
 * Photos. Without a script they go with the form, and those already in can be ticked to be left out. With one they are made smaller, kept on
 * the phone and sent ahead, each with its progress.
 */
export function PhotoInput(props: PhotoInputProps) {
  const { field, values, fault, language, ahead, at } = props;
  const words = reportWords[language];
  const id = anchor(field, at);
  const kept = keptFiles(field.name, values);
  const most = field.most ?? 1;
  return (
    <div
      class="field photos"
      {...(ahead === undefined
        ? {}
        : {
            "data-island": "photos",
            "data-ahead": ahead,
            "data-field": field.name,
            "data-most": String(most),
          })}
    >
      <label for={id}>
        {field.label}
        {field.optional ? <span class="optional">{words.optional}</span> : null}
      </label>
      <HintAndFault {...props} hint={field.hint ?? words.photosHint(most)} />
      {kept.length === 0 ? null : (
        <ul class="photo-names">
          {kept.map(({ number, text, file }) => (
            <li key={text}>
              <input type="hidden" name={`${field.name}.${number}`} value={text} />
              <span class="as-typed">{file.name}</span>
              <label class="plain">
                <input type="checkbox" name={`${field.name}.drop.${number}`} value="yes" />
                {words.photoDrop}
              </label>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        type="file"
        name={`${field.name}.new`}
        accept="image/jpeg,image/png,image/webp"
        multiple={most > 1}
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={described(field, { fault: !!fault, hint: true }, at)}
      />
    </div>
  );
}
