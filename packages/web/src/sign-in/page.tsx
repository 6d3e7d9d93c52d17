/** @jsxImportSource preact */
import type { SignInProps } from "../public/props.ts";
import { renderDocument } from "../public/shell/document.tsx";
import { FaultLine } from "../public/shell/fault.tsx";
import { HiddenInputs } from "../public/shell/form.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";
import { signInWords } from "./words.ts";

/** Staff sign in with an account and a password (POST /sign-in); on a demo, by one press. */
export function renderSignIn(props: SignInProps): string {
  const words = signInWords[props.language];
  const bad = props.fault !== undefined;
  return renderDocument({
    page: props,
    title: bad ? words.faultTitle : words.title,
    audience: "staff",
    width: "wide",
    children: (
      <div class={props.accounts.length > 0 ? "sign-in with-demo" : "sign-in"}>
        <section aria-labelledby="sign-in-title">
          <h1 id="sign-in-title" class="motto">
            <span>{words.motto[0]}</span> <span>{words.motto[1]}</span>
          </h1>
          <p class="soft">
            {words.forStaff} <a href="/report">{words.citizens}</a>
            {words.stop}
          </p>
          <form class="credentials" method="post" action="/sign-in">
            <HiddenInputs values={{ token: props.token, next: props.next }} />
            {props.fault ? <FaultLine id="sign-in-fault" text={props.fault} /> : null}
            <div>
              <label for="account">{words.account}</label>
              <input
                id="account"
                name="account"
                required
                value={props.account ?? ""}
                autocomplete="username"
                autocapitalize="none"
                spellcheck={false}
                autofocus={bad}
                aria-invalid={bad ? "true" : undefined}
                aria-describedby={bad ? "sign-in-fault" : undefined}
              />
            </div>
            <div>
              <label for="password">{words.password}</label>
              <input
                id="password"
                name="password"
                type="password"
                required
                autocomplete="current-password"
              />
            </div>
            <button class="button wide" type="submit">
              {words.signIn}
            </button>
          </form>
          <p class="soft">{words.forgotten}</p>
        </section>
        {props.accounts.length > 0 ? <DemoAccounts {...props} /> : null}
      </div>
    ),
  });
}
