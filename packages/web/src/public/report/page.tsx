/** @jsxImportSource preact */
import type { ReportField, ReportProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { FaultSummary } from "../shell/fault.tsx";
import { HiddenInputs } from "../shell/form.tsx";
import { ChoiceInput } from "./choice-input.tsx";
import { ContactInput } from "./contact-input.tsx";
import { inOrder } from "./order.ts";
import { PhotoInput } from "./photo-input.tsx";
import { PlaceInput } from "./place-input.tsx";
import { TextInput } from "./text-input.tsx";
import { reportWords } from "./words.ts";
import { YesInput } from "./yes-input.tsx";

/** Step 1: say what happened, where, and how to reach you. Posts `step=check`; faults come back on the same page. */
export function renderReport(props: ReportProps): string {
  const words = reportWords[props.language];
  const title = props.aboutTitle ?? words.title;
  const others = props.others ?? [];
  const fields = inOrder(props.fields);
  const faults = fields.flatMap((field) =>
    props.faults.filter((fault) => fault.field === field.name),
  );
  return renderDocument({
    page: props,
    title: faults.length > 0 ? words.faultTitle(title) : title,
    children: (
      <>
        <p class="way-back">
          <a href="/">‹ {words.back}</a>
        </p>
        <FaultSummary title={words.faultCount(faults.length)} faults={faults} />
        <h1>{title}</h1>
        <p class="soft">{words.step}</p>
        <form
          class="report"
          method="post"
          action="/report"
          {...(fields.some((field) => field.kind === "file") && { enctype: "multipart/form-data" })}
          novalidate
          data-island="report-draft"
          data-language={props.language}
          data-offline={words.offline}
        >
          <HiddenInputs
            values={{
              token: props.token,
              draft: props.draft,
              ...(props.about !== undefined && { about: props.about }),
            }}
          />
          {fields.map((field) => (
            <FieldInput key={field.name} field={field} props={props} />
          ))}
          <p class="fault offline-notice" data-offline-notice tabindex={-1} hidden />
          <button class="button large wide" type="submit" name="step" value="check">
            {words.next}
          </button>
          <p class="soft draft-kept" data-draft-kept aria-live="polite" />
        </form>
        {others.length > 0 && (
          <nav class="other-reports" aria-label={words.others}>
            <p class="soft">{words.others}</p>
            <ul>
              {others.map(({ href, text }) => (
                <li key={href}>
                  <a href={href}>{text}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </>
    ),
  });
}

function FieldInput({ field, props }: { field: ReportField; props: ReportProps }) {
  const fault = props.faults.find((one) => one.field === field.name)?.text;
  const common = {
    field,
    values: props.values,
    language: props.language,
    ...(fault === undefined ? {} : { fault }),
  };
  switch (field.kind) {
    case "text":
      return <TextInput {...common} />;
    case "place":
      return <PlaceInput {...common} counties={props.counties} outlines={props.outlines} />;
    case "contact":
      return <ContactInput {...common} />;
    case "choice":
      return <ChoiceInput {...common} />;
    case "yes":
      return <YesInput {...common} />;
    case "file":
      return <PhotoInput {...common} ahead="/report/photos" />;
  }
}
