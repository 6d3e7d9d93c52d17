export {
  ALIKE,
  likeness,
  type Said,
  shared,
  type Weigh,
  type Weighed,
  weighed,
} from "./alike/likeness.ts";
export { bigrams, holdsPhrase } from "./bigram.ts";
export { type Dictionary, dictionary } from "./dictionary.ts";
export { mask } from "./mask/mask.ts";
export { normalise } from "./normalise.ts";
export { Gazetteer, type Meant, type NamedArea, type Near } from "./place/gazetteer.ts";
export { LONGEST_QUERY, parseQuery, type Query } from "./query.ts";
export { type SearchPlan, type Segmenter, segmenter } from "./segmenter.ts";
export { LONGEST_TITLE, titleOf } from "./title.ts";
export { Learning, type Learnt, NOTHING_LEARNT } from "./topic/learnt.ts";
export { type TopicCues, type TopicGuess, TopicModel, unrepeated } from "./topic/topic-model.ts";
