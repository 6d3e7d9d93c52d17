/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import type { InputValues, Press } from "../props.ts";

/** Inputs that travel unseen with a form. */
export function HiddenInputs({ values }: { values: InputValues }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** One press, one post: a form with one button. */
export function PressForm({
  press,
  token,
  children,
}: {
  press: Press;
  token: string;
  children?: ComponentChildren;
}) {
  return (
    <form method="post" action={press.post}>
      <HiddenInputs values={{ token, ...press.inputs }} />
      <button class="button second wide" type="submit">
        {press.text}
      </button>
      {children}
    </form>
  );
}
