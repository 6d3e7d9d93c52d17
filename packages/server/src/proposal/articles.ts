import { entryFlags, type World } from "@xinlian/kernel";
import { unrepeated } from "@xinlian/text";
import type { ArticleProposal } from "@xinlian/wire";
import type { Article, Shelf } from "./shelf.ts";

const SHOWN = 3;
/** So much of a question's words must have been said, by what they tell. */
const ENOUGH = 0.34;
/** What it is worth that an answer is about the topic. */
const SAME_TOPIC = 0.2;

/** Answers to what was said: those whose question was said for the most part, the ones about the topic before the others. */
export function articlesOf(
  words: readonly string[],
  topic: string | null,
  shelf: Shelf,
  world: World,
): ArticleProposal[] {
  const said = new Set(words);
  return shelf.articles
    .map((article) => judged(article, said, topic, shelf))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score || (a.article.entry.stream < b.article.entry.stream ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ article, same }) => ({
      id: article.entry.stream,
      title: article.title,
      reply: article.reply,
      flags: [...entryFlags(article.entry, article.register, world)],
      because: {
        zh: same.length === 0 ? "同一类别" : `问到${same.map((word) => `“${word}”`).join("")}`,
        en:
          same.length === 0
            ? "of the same topic"
            : `asks about ${same.map((word) => `"${word}"`).join(", ")}`,
      },
    }));
}

function judged(
  article: Article,
  said: ReadonlySet<string>,
  topic: string | null,
  { asks: weigh }: Shelf,
) {
  let whole = 0;
  let met = 0;
  const same: string[] = [];
  for (const word of article.head) {
    if ([...word].length < 2) continue;
    const tells = Math.max(weigh(word), 0.1);
    whole += tells;
    if (!said.has(word)) continue;
    met += tells;
    same.push(word);
  }
  const share = whole === 0 ? 0 : met / whole;
  const about = topic !== null && article.names.includes(topic) ? SAME_TOPIC : 0;
  same.sort((a, b) => weigh(b) - weigh(a) || b.length - a.length);
  return { article, score: share === 0 ? 0 : share + about, same: unrepeated(same).slice(0, 3) };
}
