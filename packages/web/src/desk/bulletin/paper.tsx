import type { Language } from "@xinlian/kernel";
import type { Block, PaperView } from "@xinlian/wire";
import { Fragment } from "react";
import { Link } from "react-router";
import { Wide } from "../frame/wide.tsx";
import { countedAddress } from "../leader/use-leader.ts";
import { tableTime } from "../time/show.ts";
import { bulletinWords } from "./words.ts";

/** A bulletin as a paper: 宋体, official numbering, three-line tables, definitions printed with the figures. */
export function Paper({ paper, language }: { paper: PaperView; language: Language }) {
  const w = bulletinWords[language];
  const day = (paper.publishedAt ?? paper.draftedAt).slice(0, 10);
  let tables = 0;
  const printed = paper.blocks[language].some(({ kind }) => kind === "figures");
  return (
    <article
      className={paper.head ? "paper red" : "paper"}
      lang={language === "zh" ? "zh-CN" : "en"}
    >
      <header>
        {paper.head ? (
          <>
            <p className="head">{paper.issuer[language]}</p>
            <p className="issue">{paper.issue[language]}</p>
            <h1>{paper.title[language]}</h1>
          </>
        ) : (
          <>
            <h1>
              {paper.issuer[language]}
              <br />
              {paper.title[language]}
            </h1>
            <p className="issue">{paper.issue[language]}</p>
          </>
        )}
        {paper.state === "draft" && <p className="mark">{w.draftMark}</p>}
        {paper.correctedBy !== null && <p className="mark">{w.correctedMark}</p>}
        {paper.corrects !== null && <p className="mark plain">{w.correctsMark}</p>}
        {!paper.head && (
          <>
            <p className="from">
              <span>{paper.issuer[language]}</span>
              <time dateTime={day}>{w.day(day)}</time>
            </p>
            <div className="double-rule" />
          </>
        )}
      </header>
      {paper.blocks[language].map((block, at) => {
        if (block.kind === "table" || block.kind === "figures") tables += 1;
        const number = tables;
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one paper never move
        return <Part key={at} block={block} paper={paper} language={language} number={number} />;
      })}
      {!printed && <Definitions paper={paper} language={language} />}
      {(paper.figures.length > 0 || paper.tables.length > 0) && (
        <p className="bounds">{w.bounds(paper.period.words[language], tableTime(paper.cutoff))}</p>
      )}
      <p className="signed">
        {paper.issuer[language]}
        <br />
        {w.day(day)}
        <br />
        <small>{w.unsealed}</small>
      </p>
    </article>
  );
}

interface PartProps {
  readonly block: Block;
  readonly paper: PaperView;
  readonly language: Language;
  readonly number: number;
}

function Part({ block, paper, language, number }: PartProps) {
  switch (block.kind) {
    case "heading":
      return <h2>{block.text}</h2>;
    case "paragraph":
      return <p className="prose">{block.text}</p>;
    case "address":
      return <p className="prose to">{block.text}</p>;
    case "figures":
      return (
        <>
          <Figures paper={paper} language={language} number={number} />
          <Definitions paper={paper} language={language} />
        </>
      );
    case "table":
      return <Table {...{ block, paper, language, number }} />;
  }
}

function Figures({ paper, language, number }: Omit<PartProps, "block">) {
  const w = bulletinWords[language];
  const title = w.table(number, w.figures);
  return (
    <Wide label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.figure}</th>
            <th scope="col" className="figure">
              {w.value}
            </th>
            <th scope="col" className="figure">
              {w.n}
            </th>
          </tr>
        </thead>
        <tbody>
          {paper.figures.map((figure) => (
            <tr key={figure.indicator}>
              <th scope="row">{figure.words[language]}</th>
              <td className="figure">
                {figure.opens === null || figure.n === 0 ? (
                  figure.text
                ) : (
                  <Link to={countedAddress(figure.opens)}>{figure.text}</Link>
                )}
                {figure.unit !== null && figure.unit.zh !== "%" && ` ${figure.unit[language]}`}
              </td>
              <td className="figure">
                {figure.why === null ? (figure.n ?? "") : figure.why[language]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Table({ block, paper, language, number }: PartProps) {
  const w = bulletinWords[language];
  const table =
    block.kind === "table" ? paper.tables.find(({ list }) => list === block.list) : undefined;
  if (table === undefined || block.kind !== "table") return null;
  const title = w.table(number, table.words[language]);
  if (block.split) {
    const groups = table.groups ?? [];
    return (
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{w.part}</th>
            <th scope="col" className="figure">
              {w.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key ?? "-"}>
              <th scope="row">{group.words[language]}</th>
              <td className="figure">{group.count}</td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{w.sum}</th>
            <td className="figure">{table.count}</td>
          </tr>
        </tbody>
      </table>
    );
  }
  return (
    <Wide label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.heads.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one table never move
              <th key={at} scope="col">
                {head[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one table never move
            <tr key={line}>
              {row.cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one table never move
                <td key={at} className={row.numbers?.[at] == null ? undefined : "figure"}>
                  {at === 0 && row.id !== "" ? (
                    <Link to={`/case/${row.id}`}>{cell[language]}</Link>
                  ) : (
                    cell[language]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.count > table.rows.length && (
        <p className="bounds">{w.shownOf(table.rows.length, table.count)}</p>
      )}
    </Wide>
  );
}

function Definitions({ paper, language }: Omit<PartProps, "block" | "number">) {
  const w = bulletinWords[language];
  const meant = paper.figures.filter(({ means }) => means !== null);
  if (meant.length === 0) return null;
  return (
    <p className="definitions">
      <b>{w.meaning}</b>
      {meant.map(({ indicator, words, means }, at) => (
        <Fragment key={indicator}>
          {at > 0 && w.stop}
          {w.named(words[language])}
          {means?.[language]}
        </Fragment>
      ))}
      {w.end}
    </p>
  );
}
