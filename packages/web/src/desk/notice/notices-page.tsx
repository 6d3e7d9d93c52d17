import type { NoticeView } from "@xinlian/wire";
import { Link, useSearchParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useNoticePage, useRead } from "./use-notices.ts";
import { noticeWords } from "./words.ts";
import "./notice.css";

/** What I am told, newest first. Opening the case ticks a notice off. */
export default function NoticesPage() {
  const w = useWords(noticeWords);
  const [search] = useSearchParams();
  const page = useNoticePage(search.get("before"));
  const read = useRead();
  useTitle(w.title);
  if (page.isPending) return <Waiting rows={8} />;
  if (page.error && !page.data)
    return <Failed error={page.error} again={() => void page.refetch()} />;
  const { rows, next, unread } = page.data;
  const open = rows.filter((row) => !row.read).map((row) => row.id);
  return (
    <>
      <h1 className="lede">{unread > 99 ? w.many : w.lede(unread)}</h1>
      {rows.length === 0 ? (
        <Empty why={w.empty} next={<Link to="/queue">{w.toQueue}</Link>} />
      ) : (
        <>
          <p className="notice-acts">
            {open.length > 0 && (
              <button type="button" className="button second" onClick={() => void read(open)}>
                {w.readAll}
              </button>
            )}
          </p>
          <ol className="notices">
            {rows.map((row) => (
              <One key={row.id} notice={row} onOpen={() => void read(row.read ? [] : [row.id])} />
            ))}
          </ol>
          <p className="notice-pages">
            {search.has("before") && <Link to="/notices">{w.first}</Link>}
            {next !== null && <Link to={`/notices?before=${next}`}>{w.more}</Link>}
          </p>
        </>
      )}
    </>
  );
}

function One({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const w = useWords(noticeWords);
  const say = useSay();
  const { id, number, title } = notice.case;
  return (
    <li className={notice.read ? undefined : "unread"}>
      <p>
        {!notice.read && <span className="tag">{w.unread}</span>}
        {notice.from !== null && <b>{w.from(notice.from)} </b>}
        {say(notice.text)}
      </p>
      <p className="soft">
        <time dateTime={notice.at}>{tableTime(notice.at)}</time> ·{" "}
        <Link to={`/case/${id}`} onClick={onOpen}>
          {[number, title].filter(Boolean).join(" ")}
        </Link>
      </p>
    </li>
  );
}
