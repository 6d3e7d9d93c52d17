import type { DeskView, Words } from "@xinlian/wire";

/** Verbs with their words, as a pack's desks name them: the queue's own first, each once. */
export function deskVerbs(
  desks: readonly DeskView[],
  pack: string,
): readonly { readonly name: string; readonly words: Words }[] {
  const mine = desks.filter((desk) => desk.pack === pack);
  const first = [...mine].sort((a, b) => Number(b.is === "queue") - Number(a.is === "queue"));
  const verbs = new Map(first.flatMap((desk) => desk.verbs).map((verb) => [verb.name, verb]));
  return [...verbs.values()];
}

/** What a row offers, in the order of its desk: the first is the main one. What no desk names comes last. */
export function inDeskOrder(
  verbs: readonly string[],
  desks: readonly DeskView[],
  pack: string,
): readonly string[] {
  const order = deskVerbs(desks, pack).map((verb) => verb.name);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...verbs].sort((a, b) => rank(a) - rank(b));
}
