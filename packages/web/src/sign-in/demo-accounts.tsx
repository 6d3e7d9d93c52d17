/** @jsxImportSource preact */
import type { DemoAccount, SignInProps } from "../public/props.ts";
import { HiddenInputs } from "../public/shell/form.tsx";
import { signInWords } from "./words.ts";

/** The accounts of a demo, what each is for, and the warning about the key. */
export function DemoAccounts(props: SignInProps) {
  const words = signInWords[props.language];
  return (
    <section class="demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">{words.demo}</h2>
      <p>{words.demoHow}</p>
      <table>
        <caption class="unseen">{words.demo}</caption>
        <thead>
          <tr>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.does}</th>
            <th scope="col">{words.account}</th>
            <th scope="col" class="figure">
              {words.enter}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.accounts.map((one) => (
            <Row key={one.account} one={one} props={props} />
          ))}
        </tbody>
      </table>
      <p class="note">
        {words.demoWarning}
        <b>{words.demoWarningStrong}</b>
      </p>
      <p class="soft">{words.tryFirst}</p>
    </section>
  );
}

function Row({ one, props }: { one: DemoAccount; props: SignInProps }) {
  const words = signInWords[props.language];
  return (
    <tr>
      <th scope="row" class="strong" data-label={words.role}>
        {one.role}
      </th>
      <td data-label={words.unit}>{one.unit}</td>
      <td data-label={words.does}>{one.does}</td>
      <td data-label={words.account}>
        <code>{one.account}</code>
      </td>
      <td class="figure">
        <form method="post" action="/sign-in">
          <HiddenInputs values={{ token: props.token, next: props.next, demo: one.account }} />
          <button
            class="button second small"
            type="submit"
            aria-label={words.enterAs(one.role, one.account)}
          >
            {words.signIn}
          </button>
        </form>
      </td>
    </tr>
  );
}
