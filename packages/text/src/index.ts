export { bigrams, holdsPhrase } from "./bigram.ts";
export { type Dictionary, dictionary } from "./dictionary.ts";
export { mask } from "./mask/mask.ts";
export { normalise } from "./normalise.ts";
export { LONGEST_QUERY, parseQuery, type Query } from "./query.ts";
export { type SearchPlan, type Segmenter, segmenter } from "./segmenter.ts";
export { LONGEST_TITLE, titleOf } from "./title.ts";
