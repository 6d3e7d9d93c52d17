import {
  addDays,
  type Calendar,
  dayOf,
  type FieldValue,
  formatMoment,
  type Moment,
} from "@xinlian/kernel";
import { Chance } from "./chance.ts";
import { fillText, type Words } from "./draw.ts";
import type { WordsYaml } from "./play.ts";

/** What a form's words may say beside those of the matter. */
export interface Speaking {
  readonly words: Words;
  readonly lists: WordsYaml;
  readonly now: Moment;
  readonly calendar: Calendar;
  /** Streams and units, known only when the moment has come. */
  readonly later: (name: string) => FieldValue | undefined;
  readonly seed: string;
}

/** The form of a step with its words filled; what has no value is left out. */
export function formOf(
  form: Readonly<Record<string, FieldValue>>,
  speaking: Speaking,
): Readonly<Record<string, FieldValue>> {
  const filled: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(form)) {
    const said = valueIn(value, speaking, name);
    if (said !== undefined && said !== null) filled[name] = said;
  }
  return filled;
}

function valueIn(value: FieldValue, speaking: Speaking, name: string): FieldValue | undefined {
  if (Array.isArray(value))
    return value.flatMap((each) => valueIn(each as FieldValue, speaking, name) ?? []);
  if (typeof value !== "string") return value;
  const whole = /^\{([^{}]+)\}$/.exec(value)?.[1];
  if (whole !== undefined) return word(whole, speaking);
  return value.replace(/\{([^{}]+)\}/g, (_, each: string) => String(word(each, speaking) ?? ""));
}

function word(
  name: string,
  { words, lists, now, calendar, later, seed }: Speaking,
): FieldValue | undefined {
  if (name === "now") return formatMoment(now, calendar);
  const days = /^day\+(\d+)$/.exec(name)?.[1];
  if (days !== undefined) return addDays(dayOf(now, calendar), Number(days));
  if (name.startsWith("say.")) {
    const chance = new Chance(`${seed} ${name}`);
    return fillText(`{${name.slice("say.".length)}}`, lists, chance);
  }
  return words[name] ?? later(name);
}
