/** @jsxImportSource preact */
import { dueWords, isoWords, momentWords } from "../moment.ts";
import type { ReceiptProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { Icon } from "../shell/icon.tsx";
import { shellWords } from "../shell/words.ts";
import { Qr } from "./qr.tsx";
import { receiptWords } from "./words.ts";

/** What the reporter takes away: the number, what happens by when, how he is reached, and the way back in. */
export function renderReceipt(props: ReceiptProps): string {
  const words = receiptWords[props.language];
  return renderDocument({
    page: props,
    title: words.title(props.number),
    children: (
      <>
        <p class="received">
          <Icon name="ok" />
          {words.received}
        </p>
        <h1 class="case-title">{props.title}</h1>
        <Slip {...props} />
        <Steps {...props} />
        <section class="section" aria-labelledby="reach-title">
          <h2 id="reach-title">{words.reach}</h2>
          <p>
            {props.phone === null ? words.reachNone : words.reachPhone(props.phone)}
            {shellWords[props.language].gap}
            {words.call(props.city.phone)}
          </p>
          {props.confidential ? <p class="note">{words.confidential}</p> : null}
        </section>
        <Keep {...props} />
        <p class="ways-on">
          <a class="button" href={props.follow}>
            {words.follow}
          </a>
          <a class="button second" href="/report">
            {words.another}
          </a>
        </p>
      </>
    ),
  });
}

/** The slip itself, on a white sheet as on paper. */
function Slip(props: ReceiptProps) {
  const words = receiptWords[props.language];
  return (
    <section class="slip" aria-label={words.title(props.number)}>
      <dl>
        <dt>{words.number}</dt>
        <dd class="slip-number">{props.number}</dd>
        <dt>{words.secret}</dt>
        <dd class="slip-secret">{props.secret}</dd>
        <dt>{words.opened}</dt>
        <dd>
          <time datetime={isoWords(props.opened)}>{momentWords(props.opened, props.language)}</time>
        </dd>
      </dl>
      <Qr modules={props.qr} label={words.qrLabel(props.number)} />
    </section>
  );
}

function Steps({ steps, language, opened }: ReceiptProps) {
  const words = receiptWords[language];
  return (
    <section class="section" aria-labelledby="next-title">
      <h2 id="next-title">{words.next}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.text}>
            <p>{step.text}</p>
            {step.due === null ? null : (
              <p class="strong">
                {words.by(dueWords(step.due, language, opened))}
                {step.provisional ? <span class="soft">{words.provisional}</span> : null}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Keep(props: ReceiptProps) {
  const words = receiptWords[props.language];
  return (
    <section class="section" aria-labelledby="keep-title">
      <h2 id="keep-title">{words.keep}</h2>
      <p>{words.keepHow}</p>
      <div
        class="keep"
        data-island="receipt"
        data-number={props.number}
        data-title={props.title}
        data-opened={momentWords(props.opened, props.language)}
        data-link={props.link}
        data-kept={words.kept}
        data-not-kept={words.notKept}
        data-copied={words.copied}
      >
        <label for="receipt-link">{words.link}</label>
        <input id="receipt-link" readonly value={props.link} />
        <div class="press-row" data-needs-script hidden>
          <button class="button second" type="button" data-copy>
            {words.copy}
          </button>
          <button class="button second" type="button" data-save-image>
            {words.saveImage}
          </button>
          <button class="button second" type="button" data-print>
            {words.print}
          </button>
        </div>
        <p class="soft" data-said aria-live="polite" />
      </div>
      <p class="note">{words.warning}</p>
    </section>
  );
}
