import type { DeskView } from "@xinlian/wire";
import { Link } from "react-router";
import { deskAddress, LISTS } from "../queue/scope.ts";
import { useSays } from "../queue/use-cases.ts";
import { useSession } from "../session/use-session.ts";
import { fill } from "../words/fill.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { Question } from "./panel.tsx";
import { leaderWords } from "./words.ts";

/** What waits for my own word: my other lists of the same pack, each with its sentence of fact. */
export function WaitingPanel({ desk, order }: { desk: DeskView; order: string }) {
  const w = useWords(leaderWords);
  const say = useSay();
  const { desks } = useSession();
  const lists = desks.filter((each) => each.pack === desk.pack && LISTS.includes(each.is));
  if (lists.length === 0) return null;
  const title = `${order}${w.waitingTitle}`;
  return (
    <Question
      id="waiting"
      title={title}
      says={w.waitingSays(lists.length)}
      csv={[[title], ...lists.map((each) => [say(each.words)])]}
    >
      <table className="compact">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.list}</th>
            <th scope="col">{w.now}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((each) => (
            <tr key={each.name}>
              <th scope="row">
                <Link to={deskAddress(each)}>{say(each.words)}</Link>
              </th>
              <td>
                <DeskSentence desk={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Question>
  );
}

/** A desk's sentence; each of its figures opens exactly those cases. */
export function DeskSentence({ desk }: { desk: DeskView }) {
  const say = useSay();
  const says = useSays(desk).data;
  if (says === undefined) return <>…</>;
  const slots = Object.fromEntries(
    Object.entries(says.figures).map(([name, figure]) => {
      const text = figure.toLocaleString("zh-CN");
      const late = name.startsWith("late") && figure > 0;
      return [
        name,
        figure === 0 ? (
          text
        ) : (
          <Link
            key={name}
            to={`${deskAddress(desk)}?count=${name}`}
            className={late ? "is-late" : undefined}
          >
            {text}
          </Link>
        ),
      ];
    }),
  );
  const template = say(says.template);
  return <>{template === "" ? say(desk.words) : fill(template, slots)}</>;
}
