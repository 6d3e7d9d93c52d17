import type { CaseRow } from "@xinlian/wire";
import { type MouseEvent, memo } from "react";
import { Link } from "react-router";
import { areaText } from "../directory/use-areas.ts";
import { Light } from "../light/light.tsx";
import { Shape } from "../light/shape.tsx";
import { tableDay } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import type { ColumnName } from "./columns.ts";
import { queueWords } from "./words.ts";

export interface RowProps {
  readonly row: CaseRow;
  readonly columns: readonly ColumnName[];
  readonly lit: boolean;
  /** The one row that Tab reaches; J and K move it. */
  readonly reach: boolean;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
  readonly onPeek: (id: string) => void;
  readonly onLight: (id: string) => void;
  /** Where the row stands, for the way back. */
  readonly from: unknown;
}

/** One row: a real link inside, the row itself takes the focus and opens the glance. */
export const Row = memo(function Row(props: RowProps) {
  const { row, columns, lit, reach, chosen, onChoose, onPeek, onLight, from } = props;
  const w = useWords(queueWords);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).closest("a,input,button,label")) return;
    if (window.getSelection()?.toString()) return;
    onPeek(row.id);
  };
  return (
    <tr
      data-row={row.id}
      tabIndex={reach ? 0 : -1}
      className={lit ? "lit" : undefined}
      aria-current={lit || undefined}
      onClick={onClick}
      onFocus={() => onLight(row.id)}
    >
      <td className="choose">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={w.chooseOne(row.title)}
          checked={chosen}
          onChange={() => onChoose(row.id)}
        />
      </td>
      {columns.map((column) => (
        <td
          key={column}
          className={column === "due" || column === "opened" ? "unbroken" : undefined}
        >
          <Cell row={row} column={column} from={from} />
        </td>
      ))}
    </tr>
  );
});

function Cell({ row, column, from }: { row: CaseRow; column: ColumnName; from: unknown }) {
  const w = useWords(queueWords);
  const say = useSay();
  switch (column) {
    case "light":
      return <Light light={row.light} />;
    case "title":
      return (
        <Link className="title" to={`/case/${row.id}`} state={from} title={row.title}>
          {row.confidential && (
            <>
              <Shape name="lock" />
              <span className="unseen">{w.secret}</span>{" "}
            </>
          )}
          {row.title}
        </Link>
      );
    case "type":
      return <span className="one">{say(row.type.words)}</span>;
    case "area":
      return (
        <span className="one" title={areaText(row.area)}>
          {areaText({ ...row.area, path: row.area.path.slice(-2) })}
        </span>
      );
    case "state":
      return <span className="one">{say(row.state.words)}</span>;
    case "due":
      return row.clock ? (
        <>
          {row.clock.dueDay}
          {row.clock.provisional && <span className="soft"> {w.provisional}</span>}
        </>
      ) : (
        w.none
      );
    case "lead":
      return (
        <span className="one" title={row.lead ? say(row.lead.words) : undefined}>
          {row.lead ? say(row.lead.words) : w.none}
        </span>
      );
    case "number":
      return row.number ?? w.none;
    case "opened":
      return tableDay(row.opened);
    default: {
      const text = row.columns[column.slice("of:".length)]?.words;
      return text ? (
        <span className="one" title={say(text)}>
          {say(text)}
        </span>
      ) : (
        w.none
      );
    }
  }
}
