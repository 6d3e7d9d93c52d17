import { useQuery } from "@tanstack/react-query";
import type { FeedView } from "@xinlian/wire";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { usePacks } from "../pack/use-packs.ts";
import { get } from "../server/ask.ts";
import { isAdmin, useSession } from "../session/use-session.ts";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Begin } from "./begin.tsx";
import { changeWords } from "./change-words.ts";
import { FeedForm, RevokeFeedForm } from "./feed-form.tsx";
import { feedWords } from "./feed-words.ts";
import { RowVerb } from "./row-verb.tsx";
import { useDoing } from "./use-doing.ts";
import { directoryWords } from "./words.ts";

/** Systems that call from outside and their keys, in the hands of the administrators. */
export function Feeds() {
  const w = useWords(feedWords);
  const admin = isAdmin(useSession());
  const { doing, told, begin, ...ends } = useDoing<"make" | FeedView>();
  const feeds = useQuery({
    queryKey: ["feeds"],
    queryFn: ({ signal }) => get<{ rows: FeedView[] }>("/api/feeds", signal),
    enabled: admin,
  });
  if (!admin) return <Empty why={w.adminOnly} next={w.adminNext} />;
  if (feeds.error) return <Failed error={feeds.error} again={() => void feeds.refetch()} />;
  if (!feeds.data) return <Waiting rows={4} />;
  const { rows } = feeds.data;
  return (
    <>
      <p className="why-says">
        {w.count(rows.length, rows.filter(valid).length)} <span className="soft">{w.says}</span>
      </p>
      <Begin told={told} text={w.make} open={doing !== null} onBegin={() => begin("make")} />
      {doing === "make" && <FeedForm {...ends} />}
      {doing !== null && doing !== "make" && (
        <RevokeFeedForm key={doing.name} feed={doing} {...ends} />
      )}
      {rows.length === 0 ? (
        <Empty why={w.none} next={w.noneNext} />
      ) : (
        <FeedTable rows={rows} onRevoke={begin} />
      )}
    </>
  );
}

function FeedTable({
  rows,
  onRevoke,
}: {
  rows: readonly FeedView[];
  onRevoke: (feed: FeedView) => void;
}) {
  const w = useWords(feedWords);
  const c = useWords(changeWords);
  const { tabs } = useWords(directoryWords);
  const opens = useOpens();
  return (
    <Wide label={tabs.feeds}>
      <table className="feeds">
        <caption className="unseen">{tabs.feeds}</caption>
        <thead>
          <tr>
            {[w.name, w.packs, w.scopes, w.begins, w.made, w.used, w.state, c.acts].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((feed) => (
            <tr key={feed.name}>
              <td>
                <code>{feed.name}</code>
              </td>
              <td>{opens(feed)}</td>
              <td>{feed.scopes.map((scope) => w[scope]).join(w.and) || w.nothing}</td>
              <td>{feed.begins === null ? w.nothing : <code>{feed.begins}…</code>}</td>
              <td className="unbroken">{feed.made === null ? w.nothing : tableTime(feed.made)}</td>
              <td className="unbroken">{feed.used === null ? w.never : tableTime(feed.used)}</td>
              <td>
                {feed.revoked !== null && (
                  <span className="soft">{w.revoked(tableTime(feed.revoked))}</span>
                )}
                {feed.revoked === null && (feed.begins === null ? w.kept : w.live)}
              </td>
              <td>
                {valid(feed) && (
                  <RowVerb verb={w.revoke} what={feed.name} onPress={() => onRevoke(feed)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** Which cases a feed may open, in the packs' words. */
function useOpens() {
  const say = useSay();
  const { nothing, and } = useWords(feedWords);
  const packs = usePacks().data?.rows ?? [];
  return (feed: FeedView) =>
    feed.packs
      .map((name) => {
        const pack = packs.find((each) => each.name === name);
        return pack ? say(pack.words) : name;
      })
      .join(and) || nothing;
}

function valid({ begins, revoked }: FeedView): boolean {
  return begins !== null && revoked === null;
}
