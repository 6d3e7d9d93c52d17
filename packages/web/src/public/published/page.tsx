/** @jsxImportSource preact */
import { dayWords, isoWords } from "../moment.ts";
import type { OpenMatterProps, PublishedPageProps } from "../props.ts";
import { renderDocument } from "../shell/document.tsx";
import { CountyMap } from "./county-map.tsx";
import { publishedWords } from "./words.ts";

/** 办结公开: what was settled, by county and topic; the map says how many, its table says the same. */
export function renderPublished(props: PublishedPageProps): string {
  const { language, narrowed, counties, topics } = props;
  const words = publishedWords[language];
  const county = counties.find((each) => each.code === narrowed.county);
  const topic = topics.find((each) => each.value === narrowed.topic);
  const about = [county?.name, topic?.text].filter((text) => text !== undefined);
  return renderDocument({
    page: props,
    title: [words.title, ...about].join(" · "),
    width: "wide",
    feed: { href: props.feed, title: words.title },
    children: (
      <div class="published">
        <div>
          <p class="way-back">
            <a href="/">‹ {words.back}</a>
          </p>
          <h1>{words.title}</h1>
          <p class="case-lede">{words.says(about, props.days, props.total)}</p>
          <p class="soft">{words.which}</p>
          <Narrow {...props} />
          <Rows {...props} />
        </div>
        <aside>
          <CountyMap {...props} />
          <p class="after-button">
            <a href={props.feed}>{words.feed}</a>
          </p>
        </aside>
      </div>
    ),
  });
}

/** A plain form by GET: the address is the filter. */
function Narrow({ narrowed, counties, topics, language }: PublishedPageProps) {
  const words = publishedWords[language];
  return (
    <form class="narrow" method="get" action="/public">
      <div>
        <label for="narrow-county">{words.county}</label>
        <select id="narrow-county" name="county">
          <option value="">{words.allCounties}</option>
          {counties.map((county) => (
            <option
              key={county.code}
              value={county.code}
              selected={county.code === narrowed.county}
            >
              {county.name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="narrow-topic">{words.topic}</label>
        <select id="narrow-topic" name="topic">
          <option value="">{words.allTopics}</option>
          {topics.map((topic) => (
            <option key={topic.value} value={topic.value} selected={topic.value === narrowed.topic}>
              {topic.text}
            </option>
          ))}
        </select>
      </div>
      <button class="button second" type="submit">
        {words.narrow}
      </button>
    </form>
  );
}

function Rows({ rows, next, first, language, narrowed }: PublishedPageProps) {
  const words = publishedWords[language];
  if (rows.length === 0) {
    const all = narrowed.county === null && narrowed.topic === null;
    return (
      <p class="note">
        {all ? words.none : words.noneHere} {all ? null : <a href="/public">{words.showAll}</a>}
      </p>
    );
  }
  return (
    <>
      <ol class="matters">
        {rows.map((matter) => (
          <li key={matter.number}>
            <Row matter={matter} language={language} />
          </li>
        ))}
      </ol>
      <p class="ways-on">
        {next === null ? null : (
          <a class="button second" href={next} rel="next">
            {words.older}
          </a>
        )}
        {first ? null : (
          <a class="button second" href="/public">
            {words.newest}
          </a>
        )}
      </p>
    </>
  );
}

function Row({
  matter,
  language,
}: {
  matter: OpenMatterProps;
  language: PublishedPageProps["language"];
}) {
  const words = publishedWords[language];
  const [told] = matter.texts;
  return (
    <>
      <h2>
        <a href={matter.href}>{[matter.topic, matter.area].filter(Boolean).join(" · ")}</a>
      </h2>
      {told === undefined ? null : <p class="told as-typed">{told.text}</p>}
      <p class="soft">
        {[
          ...matter.facts.map((fact) => `${fact.label}${words.colon}${fact.text}`),
          matter.photos.length === 0 ? "" : words.photos(matter.photos.length),
          matter.number,
        ]
          .filter(Boolean)
          .join(" · ")}{" "}
        · <time datetime={isoWords(matter.at)}>{words.settled(dayWords(matter.at, language))}</time>
      </p>
    </>
  );
}
