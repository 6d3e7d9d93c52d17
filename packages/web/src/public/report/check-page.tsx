/** @jsxImportSource preact */
import type { CheckProps, ReportField } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { HiddenInputs } from "../shell/form.tsx";
import { shellWords } from "../shell/words.ts";
import { anchor } from "./input.ts";
import { keptFiles } from "./kept-file.ts";
import { Near } from "./near.tsx";
import { inOrder } from "./order.ts";
import { reportWords } from "./words.ts";

/**
 * Step 2: everything once more. "Change" posts `step=change` to the field's own place on the form, so nothing is
 * typed twice; "send" posts `step=send`. What was typed travels in the page, not on the server.
 */
export function renderCheck(props: CheckProps): string {
  const words = reportWords[props.language];
  return renderDocument({
    page: props,
    title: words.checkTitle,
    children: (
      <form method="post" action="/report" data-island="check" data-offline={words.offlineSend}>
        <HiddenInputs values={{ ...props.values, token: props.token, draft: props.draft }} />
        <p class="way-back">
          <button class="linklike" type="submit" name="step" value="change">
            ‹ {words.title}
          </button>
        </p>
        <h1>{words.checkTitle}</h1>
        <p class="soft">
          {words.checkStep}
          {shellWords[props.language].gap}
          {words.checkLead}
        </p>
        <dl class="margin-list">
          {inOrder(props.fields).map((field) => (
            <Row key={field.name} field={field} props={props} />
          ))}
        </dl>
        <Near near={props.near} language={props.language} />
        <p class="fault offline-notice" data-offline-notice tabindex={-1} hidden />
        <button class="button large wide" type="submit" name="step" value="send">
          {words.send}
        </button>
        <p class="soft after-button">{words.sendNote}</p>
      </form>
    ),
  });
}

function Row({ field, props }: { field: ReportField; props: CheckProps }) {
  const words = reportWords[props.language];
  const label = field.kind === "contact" ? words.phone : field.label;
  const lines = valueLines(field, props);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {field.kind === "file" && lines.length > 0 ? (
          <div data-island="check-photos" data-field={field.name}>
            <p class="soft">{words.photos(lines.length)}</p>
          </div>
        ) : null}
        {lines.length === 0 ? (
          <p class="soft">{words.nothing}</p>
        ) : (
          lines.map((line) => (
            <p key={line} class="as-typed">
              {line}
            </p>
          ))
        )}
      </dd>
      <dd class="change">
        <button
          class="linklike"
          type="submit"
          name="step"
          value="change"
          formaction={`/report#${anchor(field)}`}
          aria-label={words.changeWhat(label)}
        >
          {words.change}
        </button>
      </dd>
    </div>
  );
}

function valueLines(
  field: ReportField,
  { values, counties, language }: CheckProps,
): readonly string[] {
  const words = reportWords[language];
  const part = (name: string) => values[`${field.name}.${name}`] ?? "";
  const typed = values[field.name] ?? "";
  switch (field.kind) {
    case "text":
      return [typed].filter(Boolean);
    case "file":
      return keptFiles(field.name, values).map(({ file }) => file.name);
    case "choice":
      return (field.options ?? [])
        .filter((option) => option.value === typed)
        .map((option) => option.text);
    case "yes":
      return [typed === "yes" ? words.yes : words.no];
    case "contact":
      return [part("phone"), part("name")].filter(Boolean);
    case "place":
      return [
        areaName(part("area"), counties),
        part("address"),
        part("lng") === "" ? "" : words.point(part("lng"), part("lat")),
      ].filter(Boolean);
  }
}

function areaName(code: string, counties: CheckProps["counties"]): string {
  for (const county of counties) {
    if (county.code === code) return county.name;
    const township = county.townships.find((one) => one.code === code);
    if (township) return `${county.name} ${township.name}`;
  }
  return "";
}
