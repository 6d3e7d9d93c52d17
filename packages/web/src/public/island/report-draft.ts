import { draftShelf } from "./draft-shelf.ts";
import { islandWords, pageLanguage } from "./words.ts";

/** Never kept: the token belongs to one visit. */
const NOT_KEPT = new Set(["token", "step"]);
const PAUSE = 400;

/**
 * Keeps what is typed on this phone, takes it up again after a reload with or without a network, and holds the
 * form back while there is none. Values that came with the page win over a draft.
 */
export function startReportDraft(form: HTMLFormElement): void {
  const words = islandWords[pageLanguage()];
  const status = form.querySelector<HTMLElement>("[data-draft-kept]");
  const say = (text: string, clearable: boolean) => {
    if (!status) return;
    status.replaceChildren(text);
    if (clearable)
      status.append(
        " ",
        clearButton(words.clear, () => {
          draftShelf.clear();
          form.reset();
          empty(form);
          form.dispatchEvent(new Event("draft-cleared"));
          say(words.cleared, false);
        }),
      );
  };

  const draft = draftShelf.read();
  if (typed(form)) save(form);
  else if (draft) {
    fill(form, draft.values);
    say(words.restored(words.clock(new Date(draft.at))), true);
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (typed(form) && save(form)) say(words.kept(words.clock(new Date())), true);
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  addEventListener("pagehide", () => waiting !== undefined && keep());
}

function values(form: HTMLFormElement): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_KEPT.has(name)) all[name] = value;
  }
  return all;
}

function typed(form: HTMLFormElement): boolean {
  return Object.entries(values(form)).some(
    ([name, value]) => name !== "draft" && value.trim() !== "",
  );
}

function save(form: HTMLFormElement): boolean {
  return draftShelf.write({ at: Date.now(), values: values(form) });
}

function fill(form: HTMLFormElement, kept: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(kept)) {
    const control = form.elements.namedItem(name);
    if (control === null || NOT_KEPT.has(name)) continue;
    if (control instanceof HTMLInputElement && control.type === "checkbox")
      control.checked = value === control.value;
    else if (control instanceof RadioNodeList || "value" in control)
      (control as RadioNodeList).value = value;
  }
}

/** A reset form shows what the server sent; a cleared one shows nothing. */
function empty(form: HTMLFormElement): void {
  for (const control of form.elements) {
    if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)
      control.value = "";
    if (control instanceof HTMLInputElement) {
      if (control.type === "checkbox" || control.type === "radio") control.checked = false;
      else if (control.type !== "hidden" || /\.(lng|lat)$/.test(control.name)) control.value = "";
    }
  }
}

function clearButton(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "linklike press";
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}
