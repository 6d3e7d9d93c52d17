/** The part of a keyboard event that a shortcut looks at; tests pass plain objects. */
export interface Press {
  readonly key: string;
  /** The key itself, whatever it writes: `KeyN`, `Digit1`. */
  readonly code?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
  /** True while an input method is composing: its Enter chooses a word and sends nothing. */
  readonly isComposing?: boolean;
  readonly keyCode?: number;
}

/** Composition is also reported as key code 229 by browsers that end it before the keydown. */
export function composing(press: Press): boolean {
  return press.isComposing === true || press.keyCode === 229;
}

/**
 * The name of a press in the notation of our tables: `j`, `?`, `Enter`, `Ctrl+Enter`, `Alt+n`, `F8`. Command counts
 * as Ctrl. Shift is named only with keys that do not already show it. With Alt the key itself counts, because on some
 * systems Alt makes it write another sign.
 */
export function chord(press: Press): string {
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push("Ctrl");
  if (press.altKey) parts.push("Alt");
  const key = (press.altKey && /^(?:Key|Digit)(.)$/.exec(press.code ?? "")?.[1]) || press.key;
  const single = key.length === 1;
  if (press.shiftKey && !single) parts.push("Shift");
  parts.push(single ? key.toLowerCase() : key);
  return parts.join("+");
}

/** Shift, Ctrl and their like are held, not pressed: they name nothing by themselves. */
export function held(press: Press): boolean {
  return ["Shift", "Control", "Alt", "Meta", "CapsLock"].includes(press.key);
}

/** The first stroke of a chord of two, `F8` of `F8 1`; null of a single one. */
export function opener(name: string): string | null {
  const at = name.indexOf(" ");
  return at < 0 ? null : name.slice(0, at);
}

const WRITES = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const SILENT = new Set(["checkbox", "radio", "button", "submit", "file"]);

/** Is the person typing there? Then single letters are text. */
export function typing(target: EventTarget | null): boolean {
  const element = target as {
    tagName?: string;
    type?: string;
    isContentEditable?: boolean;
    getAttribute?: (name: string) => string | null;
  } | null;
  if (!element?.tagName) return false;
  if (element.isContentEditable) return true;
  const role = element.getAttribute?.("role");
  if (role === "spinbutton" || role === "textbox" || role === "combobox") return true;
  return WRITES.has(element.tagName) && !SILENT.has(element.type ?? "");
}

/** Chords that work even while typing: they hold a modifier or are no text. */
export function loud(name: string): boolean {
  return name.startsWith("Ctrl+") || name.startsWith("Alt+") || /^F\d+$/.test(name);
}
