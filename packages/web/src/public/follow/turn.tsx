/** @jsxImportSource preact */
import type { ActForm, FollowProps, InputValues, ReportField } from "../props.ts";
import { ChoiceInput } from "../report/choice-input.tsx";
import { PhotoInput } from "../report/photo-input.tsx";
import { TextInput } from "../report/text-input.tsx";
import { YesInput } from "../report/yes-input.tsx";
import { HiddenInputs, PressForm } from "../shell/form.tsx";
import { followWords } from "./words.ts";

const NOTHING: InputValues = {};

/** Answers of equal weight, so that nobody is led to the pleasant one; what may be said along is optional and stands above them. */
export function Ask({ ask, token, language }: FollowProps) {
  if (ask === null) return null;
  const words = followWords[language];
  return (
    <section class="ask" aria-labelledby="ask-title">
      <h2 id="ask-title">{ask.title}</h2>
      <form method="post" action={ask.post} {...enctype(ask.fields)}>
        <HiddenInputs values={{ token, ...ask.inputs }} />
        <div class="equal-presses">
          {ask.presses.map((press) => (
            <button
              key={press.action}
              class="button second wide"
              type="submit"
              name="action"
              value={press.action}
            >
              {press.text}
            </button>
          ))}
          {ask.unsure === null ? null : (
            <button
              class="button second wide"
              type="submit"
              formaction={ask.unsure.post}
              formenctype="application/x-www-form-urlencoded"
            >
              {ask.unsure.text}
            </button>
          )}
        </div>
        <p class="soft">{ask.note}</p>
        {ask.fields.length === 0 ? null : (
          <details class="say-more">
            <summary>{words.sayMore(ask.fields.map((field) => field.label))}</summary>
            <Fields fields={ask.fields} language={language} prefix="ask" />
            <p class="soft">{words.ratingFree}</p>
            <div class="equal-presses">
              {ask.presses.map((press) => (
                <button
                  key={press.action}
                  class="button second wide"
                  type="submit"
                  name="action"
                  value={press.action}
                >
                  {press.text}
                </button>
              ))}
            </div>
          </details>
        )}
      </form>
    </section>
  );
}

/** Other actions: one press each, or a form that opens on its name. */
export function Others({ others, forms, token, language }: FollowProps) {
  if (others.length === 0 && forms.length === 0) return null;
  const words = followWords[language];
  return (
    <section class="plain-section" aria-labelledby="others-title">
      <h2 id="others-title">{words.others}</h2>
      <div class="others">
        {others.map((press) => (
          <PressForm key={press.text} press={press} token={token}>
            {press.note ? <p class="soft">{press.note}</p> : null}
          </PressForm>
        ))}
        {forms.map((form, at) => (
          <More
            key={form.title}
            form={form}
            token={token}
            language={language}
            prefix={`more${at}`}
          />
        ))}
      </div>
    </section>
  );
}

function More({
  form,
  token,
  language,
  prefix,
}: {
  form: ActForm;
  token: string;
  language: FollowProps["language"];
  prefix: string;
}) {
  return (
    <details class="act-form">
      <summary class="button second wide">{form.title}</summary>
      <form method="post" action={form.post} {...enctype(form.fields)}>
        <HiddenInputs values={{ token, ...form.inputs }} />
        <Fields fields={form.fields} language={language} prefix={prefix} />
        <button class="button wide" type="submit">
          {form.title}
        </button>
      </form>
    </details>
  );
}

function enctype(fields: readonly ReportField[]): { enctype?: string } {
  return fields.some((field) => field.kind === "file") ? { enctype: "multipart/form-data" } : {};
}

/** @param prefix tells the fields of several forms on one page apart */
function Fields({
  fields,
  language,
  prefix,
}: {
  fields: readonly ReportField[];
  language: FollowProps["language"];
  prefix: string;
}) {
  return (
    <>
      {fields.map((field) => {
        const common = { field, values: NOTHING, language, at: prefix };
        switch (field.kind) {
          case "choice":
            return <ChoiceInput key={field.name} {...common} />;
          case "yes":
            return <YesInput key={field.name} {...common} />;
          case "file":
            return <PhotoInput key={field.name} {...common} />;
          default:
            return <TextInput key={field.name} {...common} />;
        }
      })}
    </>
  );
}
