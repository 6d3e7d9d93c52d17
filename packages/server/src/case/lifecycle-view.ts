import { arrows, type CaseNode, type CaseState, mainLine, type Words } from "@xinlian/kernel";
import type { LifecycleView } from "@xinlian/wire";
import { instant } from "./wire-value.ts";

/** The lifecycle with what the case has walked of it, and the same said in sentences. */
export function lifecycleView(state: CaseState, node: CaseNode): LifecycleView {
  const line = new Set(mainLine(node));
  const states = Object.values(node.states).map(({ name, text, end }) => ({
    name,
    words: text,
    end,
    visited: state.entered[name] !== undefined,
    enteredAt: state.entered[name] === undefined ? null : instant(state.entered[name]),
    current: state.state === name,
    onMainLine: line.has(name),
  }));
  return { states, transitions: transitionsOf(node), twin: twin(state, node) };
}

export function transitionsOf(node: CaseNode): LifecycleView["transitions"] {
  return arrows(node).map((arrow) => ({
    ...arrow,
    words: node.actions[arrow.action]?.text ?? both(arrow.action),
  }));
}

function twin(state: CaseState, node: CaseNode): Words {
  const walked = Object.entries(state.entered)
    .filter(([name]) => name !== state.state)
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => stateWords(name, node));
  const here = stateWords(state.state, node);
  const ahead = transitionsOf(node)
    .filter((arrow) => arrow.from === state.state)
    .map((arrow) => ({ by: arrow.words, to: stateWords(arrow.to, node) }));
  const zh = [
    walked.length > 0 ? `已走完${walked.map((words) => words.zh).join("、")}；` : "",
    `现在是“${here.zh}”。`,
    state.ended
      ? "事项已结束。"
      : `从这里可以${ahead.map(({ by, to }) => `${by.zh}到“${to.zh}”`).join("，")}。`,
  ].join("");
  const en = [
    walked.length > 0 ? `Passed: ${walked.map((words) => words.en).join(", ")}. ` : "",
    `Now it is "${here.en}". `,
    state.ended
      ? "The case has ended."
      : `From here: ${ahead.map(({ by, to }) => `${by.en}, to "${to.en}"`).join("; ")}.`,
  ].join("");
  return { zh, en };
}

/** The whole diagram in sentences, one a state: for the pack's page. */
export function diagramWords(node: CaseNode): Words {
  const all = transitionsOf(node);
  const lines = Object.values(node.states).map((each) => {
    const ways = all.filter((arrow) => arrow.from === each.name);
    const zh = ways.map((way) => `${way.words.zh}→${stateWords(way.to, node).zh}`).join("，");
    const en = ways.map((way) => `${way.words.en} → ${stateWords(way.to, node).en}`).join("; ");
    return {
      zh: `${each.text.zh}：${zh === "" ? "到此结束" : zh}。`,
      en: `${each.text.en}: ${en === "" ? "the end" : en}.`,
    };
  });
  return {
    zh: lines.map((line) => line.zh).join("\n"),
    en: lines.map((line) => line.en).join("\n"),
  };
}

function stateWords(name: string, node: CaseNode): Words {
  return node.states[name]?.text ?? both(name);
}

function both(text: string): Words {
  return { zh: text, en: text };
}
