/** Letters that must be there before it is worth asking. */
const LEAST = 4;
const PAUSE = 1_200;

/**
 * While the form is filled in: what is reported already close by. Asked once the words or the place have rested; what was typed stays, and
 * nothing is asked twice in the same words.
 */
export function startNear(host: HTMLElement): void {
  const form = host.closest("form");
  if (form === null) return;
  let asked = "";
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const inputs = told(form);
    const text = inputs.toString();
    if (text === asked || !enough(form, inputs) || !navigator.onLine) return;
    asked = text;
    try {
      const answer = await fetch("/report/near", { method: "POST", body: inputs });
      if (answer.ok && asked === text) put(host, await answer.text());
    } catch {
      // Not reached: the check page asks again.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), PAUSE);
  });
  form.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), PAUSE);
  });
  void ask();
}

/** What was typed, without who typed it: names and numbers of people stay here. */
function told(form: HTMLFormElement): URLSearchParams {
  const inputs = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !/\.(phone|name|\d)$/.test(name)) inputs.set(name, value);
  }
  return inputs;
}

function enough(form: HTMLFormElement, inputs: URLSearchParams): boolean {
  const texts = [...form.querySelectorAll("textarea")].map((each) => each.value.trim());
  const placed = [...inputs].some(
    ([name, value]) => /\.(area|address|lng)$/.test(name) && value !== "",
  );
  return placed && texts.some((text) => [...text].length >= LEAST);
}

/** Our own server's piece of a page; it holds no script, and none would run. */
function put(host: HTMLElement, html: string): void {
  const piece = new DOMParser().parseFromString(html, "text/html").body;
  host.replaceChildren(...piece.childNodes);
}
