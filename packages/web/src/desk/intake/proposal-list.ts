import type {
  ArticleProposal,
  DueProposal,
  FormField,
  PlaceProposal,
  PlaceValue,
  Proposals,
  TopicProposal,
  TwinProposal,
  UnitProposal,
  Value,
} from "@xinlian/wire";
import { holds } from "../form/draft.ts";
import type { Values } from "./parking.ts";
import type { Way } from "./ways.ts";

/** One proposal as it stands in the list. */
export type Proposed =
  | { readonly kind: "place"; readonly of: PlaceProposal }
  | { readonly kind: "topic"; readonly of: TopicProposal }
  | { readonly kind: "unit"; readonly of: UnitProposal }
  | { readonly kind: "due"; readonly of: DueProposal }
  | { readonly kind: "twin"; readonly of: TwinProposal }
  | { readonly kind: "article"; readonly of: ArticleProposal };

/** What taking a proposal does: it fills a field, or goes another way with the matter. */
export type Taking =
  | { readonly does: "fill"; readonly field: string; readonly value: Value }
  | { readonly does: "go"; readonly way: Way; readonly given: Readonly<Record<string, Value>> };

export type Line = Proposed & {
  readonly id: string;
  /** Its figure behind the key; null where there is nothing to take. */
  readonly figure: number | null;
  readonly taking: Taking | null;
  readonly taken: boolean;
  /** The one that the key for the next takes. */
  readonly next: boolean;
};

/** Most of each kind: the list is for the corner of the eye. */
const MOST = { topic: 2, twin: 2, article: 2 } as const;

/** A matter less like this one is another. */
const TWIN = 0.3;

/**
 * The list in its fixed order: where, what about, who answers, by when, the same matter, a ready answer. The next to be
 * taken is the first whose field is still empty; another way with the matter is never taken but by its own figure.
 */
export function proposalList(
  found: Proposals,
  form: readonly FormField[],
  values: Values,
  ways: readonly Way[],
): readonly Line[] {
  const all: Proposed[] = [
    ...(placeOpen(form, values) ? found.places.slice(0, 1) : []).map(
      (of) => ({ kind: "place", of }) as const,
    ),
    ...likely(found.topics).map((of) => ({ kind: "topic", of }) as const),
    ...(found.unit?.unit ? [{ kind: "unit", of: found.unit } as const] : []),
    ...(found.due ? [{ kind: "due", of: found.due } as const] : []),
    ...found.twins
      .filter((twin) => twin.score >= TWIN)
      .slice(0, MOST.twin)
      .map((of) => ({ kind: "twin", of }) as const),
    ...found.articles.slice(0, MOST.article).map((of) => ({ kind: "article", of }) as const),
  ];
  let figure = 0;
  let next = true;
  return all.map((each) => {
    const taking = takingOf(each, form, values, ways);
    const isNext = next && taking?.does === "fill" && isOpen(each, values[taking.field] ?? null);
    if (isNext) next = false;
    return {
      ...each,
      id: idOf(each),
      figure: taking ? ++figure : null,
      taking,
      taken: taking?.does === "fill" && same(values[taking.field] ?? null, taking.value),
      next: isNext,
    };
  });
}

/** The best topic, and others only when they come near it. */
function likely(topics: readonly TopicProposal[]): readonly TopicProposal[] {
  const best = topics[0]?.score ?? 0;
  return topics.filter((topic) => topic.score >= best / 2).slice(0, MOST.topic);
}

/** A place is offered only while its area is not known. */
function placeOpen(form: readonly FormField[], values: Values): boolean {
  const field = form.find((each) => each.kind === "place");
  return field !== undefined && !(values[field.field] as PlaceValue | null)?.area;
}

/** Nothing stands there yet; in a place, no area. */
function isOpen(each: Proposed, value: Value): boolean {
  return each.kind === "place" ? !(value as PlaceValue | null)?.area : !holds(value as never);
}

function takingOf(
  each: Proposed,
  form: readonly FormField[],
  values: Values,
  ways: readonly Way[],
): Taking | null {
  const asks = (name: string) => form.some((field) => field.field === name);
  switch (each.kind) {
    case "place": {
      // What was typed stays as the address; only the area is proposed.
      const typed = (values[each.of.field] as PlaceValue | null)?.address;
      const value = { ...(each.of.value as PlaceValue), ...(typed && { address: typed }) };
      return asks(each.of.field) ? { does: "fill", field: each.of.field, value } : null;
    }
    case "topic":
      return asks(each.of.field)
        ? { does: "fill", field: each.of.field, value: each.of.value }
        : null;
    case "unit": {
      const field = form.find((one) => one.field === "lead");
      return field && each.of.unit
        ? { does: "fill", field: field.field, value: each.of.unit.id }
        : null;
    }
    case "twin": {
      const way = ways.find((one) => one.into !== null);
      return way?.into ? { does: "go", way, given: { [way.into]: each.of.id } } : null;
    }
    case "article": {
      const way = ways.find((one) => one.answer !== null);
      if (!way?.answer) return null;
      const source = way.source ? { [way.source]: each.of.id } : {};
      return { does: "go", way, given: { [way.answer]: each.of.reply, ...source } };
    }
    case "due":
      return null;
  }
}

function idOf(each: Proposed): string {
  switch (each.kind) {
    case "topic":
      return `topic ${each.of.value}`;
    case "twin":
    case "article":
      return `${each.kind} ${each.of.id}`;
    default:
      return each.kind;
  }
}

function same(one: Value, other: Value): boolean {
  if (typeof one === "object" && typeof other === "object" && one && other)
    return (one as PlaceValue).area === (other as PlaceValue).area;
  return one === other;
}
