import type { CaseRow, DeskView } from "@xinlian/wire";
import { Link } from "react-router";
import { areaText } from "../directory/use-areas.ts";
import { Light } from "../light/light.tsx";
import { useTaste } from "../settings/taste.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { useColumnText } from "./column-text.ts";
import type { ColumnName } from "./columns.ts";
import { Row } from "./row.tsx";
import { queueWords } from "./words.ts";

export interface TableProps {
  readonly desk: DeskView | undefined;
  readonly rows: readonly CaseRow[];
  readonly columns: readonly ColumnName[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly lit: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onChooseAll: (all: boolean) => void;
  readonly onPeek: (id: string) => void;
  readonly onLight: (id: string) => void;
  /** What a row gives to the page it opens, by its place in the list. */
  readonly from: (id: string, place: number) => unknown;
}

const SORTABLE: Partial<Record<ColumnName, "due" | "opened">> = { due: "due", opened: "opened" };

/** The three-line table of cases. Paged, not virtual: it prints, and every row has its role. */
export function Table(props: TableProps) {
  const {
    desk,
    rows,
    columns,
    sort,
    onSort,
    lit,
    chosen,
    onChoose,
    onChooseAll,
    onPeek,
    onLight,
    from,
  } = props;
  const w = useWords(queueWords);
  const { density } = useTaste();
  const named = useColumnText(desk);
  const all = rows.length > 0 && rows.every((row) => chosen.has(row.id));
  const reach = rows.some((row) => row.id === lit) ? lit : rows[0]?.id;
  return (
    <div className="table-scroll">
      <table className={`queue ${density}`}>
        <caption className="unseen">
          {w.caption(w.sorts[sort as keyof typeof w.sorts] ?? "")}
        </caption>
        <colgroup>
          <col className="c-choose" />
          {columns.map((column) => (
            <col key={column} className={`c-${column.startsWith("of:") ? "own" : column}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th className="choose">
              <input
                type="checkbox"
                aria-label={w.choose}
                checked={all}
                onChange={(event) => onChooseAll(event.target.checked)}
              />
            </th>
            {columns.map((column) => {
              const by = SORTABLE[column];
              const on = by !== undefined && sort.replace("-", "") === by;
              const down = sort.startsWith("-");
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={on ? (down ? "descending" : "ascending") : undefined}
                >
                  {by ? (
                    <button type="button" onClick={() => onSort(on && !down ? `-${by}` : by)}>
                      {named(column)}
                      {on && <span aria-hidden="true">{down ? " ↓" : " ↑"}</span>}
                    </button>
                  ) : (
                    named(column)
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              lit={row.id === lit}
              reach={row.id === reach}
              chosen={chosen.has(row.id)}
              onChoose={onChoose}
              onPeek={onPeek}
              onLight={onLight}
              from={from(row.id, place)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same rows for a phone: one target a case, what is late first. */
export function Cards({ rows, from }: Pick<TableProps, "rows" | "from">) {
  const w = useWords(queueWords);
  const say = useSay();
  return (
    <ol className="cards" aria-label={w.list}>
      {rows.map((row, place) => (
        <li key={row.id}>
          <Link to={`/case/${row.id}`} state={from(row.id, place)}>
            <Light light={row.light} />
            <span className="card-title">{row.title}</span>
            <span className="soft">
              {[
                areaText({ ...row.area, path: row.area.path.slice(-2) }),
                say(row.state.words),
              ].join(" · ")}
              {row.clock && ` · ${w.columns.due} ${row.clock.dueDay}`}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
