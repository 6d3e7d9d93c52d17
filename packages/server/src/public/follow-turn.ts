import { type ActionNode, type Language, offers } from "@xinlian/kernel";
import type { ActForm, AskProps, Press, RatingProps } from "@xinlian/web/public";
import { v4 } from "uuid";
import type { CaseRead } from "../case/read-case.ts";
import { answeredAt, citizenClock } from "./follow-answer.ts";
import { fieldProps } from "./report-form.ts";

/** What the citizen may say and do now. */
export interface Turn {
  /** Whether it is fixed, or, after the end, that it is not. */
  readonly ask: AskProps | null;
  readonly rating: RatingProps | null;
  readonly others: readonly Press[];
  /** Actions that ask for something. */
  readonly forms: readonly ActForm[];
}

const ASK = {
  zh: {
    title: "解决了吗？",
    unsure: "说不清",
    note: "选“没有解决”会马上退回重办，不用再填一遍。",
    after: "其实没有解决？",
    afterNote: "点一下就重新办理，不用再填一遍。",
  },
  en: {
    title: "Is it fixed?",
    unsure: "I cannot say",
    note: "“Not fixed” sends it back at once; you need not fill in anything again.",
    after: "Not fixed after all?",
    afterNote: "One press opens it again; you need not fill in anything again.",
  },
} as const;

/** Kinds of fields that this page can ask. */
const ASKED = new Set(["text", "choice", "yes", "file"]);

/**
 * A step that answers what is: it belongs to one state alone and needs nothing filled in. What may be done at many moments (urging, adding)
 * is none.
 */
export function isTurnAction(action: ActionNode): boolean {
  return (
    Array.isArray(action.from) &&
    action.from.length === 1 &&
    action.form.every((item) => item.optional)
  );
}

export function turnOf(read: CaseRead, language: Language): Turn {
  const { state, node } = read;
  const number = state.number ?? state.stream;
  const open = offers(state, read.world, read.me)
    .filter((offer) => offer.why === null)
    .map((offer) => offer.action)
    .filter((action) =>
      action.form.every(
        (item) => item.optional || ASKED.has(node.fields[item.field]?.kind ?? "lead"),
      ),
    );
  const answered = answeredAt(citizenClock(read)) !== null;
  const asked = open.filter((action) => answered && isTurnAction(action));
  const ratings = open.filter((action) => isRating(action, read));
  const rest = open.filter((action) => !asked.includes(action) && !ratings.includes(action));
  return {
    ask: asked.length === 0 ? null : askOf(asked, read, number, language),
    rating: ratingOf(ratings[0], read, number, language),
    others: rest
      .filter((action) => action.form.length === 0)
      .map((action) => ({
        text: action.text[language],
        post: `/r/${number}/act`,
        inputs: { action: action.name, key: v4() },
      })),
    forms: rest
      .filter((action) => action.form.length > 0)
      .map((action) => ({
        title: action.text[language],
        post: `/r/${number}/act`,
        fields: fieldsOf([action], read, language),
        inputs: { action: action.name, key: v4() },
      })),
  };
}

function askOf(
  asked: readonly ActionNode[],
  read: CaseRead,
  number: string,
  language: Language,
): AskProps {
  const words = ASK[language];
  const several = asked.length > 1;
  return {
    title: several ? words.title : words.after,
    note: several ? words.note : words.afterNote,
    post: `/r/${number}/act`,
    unsure: several ? { text: words.unsure, post: `/r/${number}/unsure` } : null,
    fields: fieldsOf(asked, read, language),
    presses: asked.map((action) => ({ text: action.text[language], action: action.name })),
    inputs: { key: v4() },
  };
}

/** What these actions ask, each once. */
function fieldsOf(actions: readonly ActionNode[], read: CaseRead, language: Language) {
  const items = new Map(actions.flatMap(({ form }) => form.map((item) => [item.field, item])));
  return [...items.values()].flatMap(({ field, optional }) => {
    const props = fieldProps(read, field, optional, language);
    return props === null || !ASKED.has(props.kind) ? [] : [{ ...props, name: `field.${field}` }];
  });
}

/** An action of the citizen that asks one choice and nothing else. */
function isRating({ form }: ActionNode, { node }: CaseRead): boolean {
  const [item, ...more] = form;
  return (
    item !== undefined &&
    !item.optional &&
    more.length === 0 &&
    node.fields[item.field]?.kind === "choice"
  );
}

function ratingOf(
  action: ActionNode | undefined,
  read: CaseRead,
  number: string,
  language: Language,
): RatingProps | null {
  const [field] = action === undefined ? [] : fieldsOf([action], read, language);
  if (action === undefined || field === undefined) return null;
  const given = read.state.fields[action.form[0]?.field ?? ""];
  return {
    post: `/r/${number}/act`,
    input: field.name,
    options: field.options ?? [],
    given: typeof given === "string" ? given : null,
    inputs: { action: action.name, key: v4() },
  };
}
