import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  ALIKE,
  dictionary,
  Learning,
  likeness,
  segmenter,
  TopicModel,
  type Weighed,
  weighed,
} from "../src/index.ts";

const FOLDER = join(process.env["XINLIAN_TEST_DATA"] ?? "../shared/data", "messages");

function lines<Row>(file: string): readonly Row[] {
  return readFileSync(join(FOLDER, file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}

/** Says what was measured; the figures stand in docs/proposals.md. */
function figures(name: string, all: Readonly<Record<string, number>>): void {
  const said = Object.entries(all).map(
    ([key, value]) => `${key} ${Math.round(value * 1000) / 1000}`,
  );
  console.log(`${name}: ${said.join(", ")}`);
}

describe("topics of 7,379 real messages under seven labels", () => {
  interface Message {
    readonly label: string;
    readonly dupGroup: number;
    readonly tokens: string;
  }
  const FOLDS = 5;

  test("are guessed right in cross-validation, near-duplicates kept together", () => {
    const messages = lines<Message>("messages_labelled.jsonl");
    const words = messages.map(({ tokens }) => tokens.split(" "));
    const labels = [...new Set(messages.map(({ label }) => label))];
    const hits = [0, 0, 0];
    const of = new Map(labels.map((label) => [label, { is: 0, said: 0, both: 0 }]));
    let sure = 0;
    let sureRight = 0;
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const learning = new Learning();
      messages.forEach(({ label, dupGroup }, at) => {
        if (dupGroup % FOLDS !== fold) learning.add(label, words[at] ?? []);
      });
      const cues = labels.map((topic) => ({ topic, words: [] }));
      const model = new TopicModel(cues, learning.learnt);
      messages.forEach(({ label, dupGroup }, at) => {
        if (dupGroup % FOLDS !== fold) return;
        const guesses = model.guess(words[at] ?? [], 3);
        const place = guesses.findIndex(({ topic }) => topic === label);
        for (let top = 0; top < 3; top += 1)
          if (place >= 0 && place <= top) hits[top] = (hits[top] ?? 0) + 1;
        const told = of.get(label);
        const guessed = of.get(guesses[0]?.topic ?? "");
        if (told) told.is += 1;
        if (guessed) guessed.said += 1;
        if (told && place === 0) told.both += 1;
        if ((guesses[0]?.score ?? 0) >= 0.9) {
          sure += 1;
          if (place === 0) sureRight += 1;
        }
      });
    }
    const [first = 0, second = 0, third = 0] = hits.map((hit) => hit / messages.length);
    const f1 = [...of.values()].map(({ is, said, both }) => (2 * both) / (is + said));
    const macroF1 = f1.reduce((sum, each) => sum + each, 0) / f1.length;
    figures("topics", {
      first,
      second,
      third,
      macroF1,
      sure: sure / messages.length,
      sureRight: sureRight / sure,
    });
    expect(first).toBeGreaterThan(0.86);
    expect(third).toBeGreaterThan(0.97);
    expect(macroF1).toBeGreaterThan(0.85);
    // A score of 0.9 means what it says.
    expect(sureRight / sure).toBeGreaterThan(0.93);
  });
});

describe("matters that several of 2,641 real messages speak of", () => {
  interface Message {
    readonly id: number;
    readonly subject: string;
    readonly body: string;
  }
  interface Gold {
    readonly issues: Readonly<Record<string, readonly number[]>>;
    readonly exactDuplicateSets: readonly (readonly number[])[];
  }
  const messages = lines<Message>("stream.jsonl");
  const gold = JSON.parse(readFileSync(join(FOLDER, "stream_gold.json"), "utf8")) as Gold;
  const cutter = segmenter(dictionary());
  const said = messages.map(({ subject, body }) => ({
    head: cutter.segment(subject),
    whole: cutter.segment(`${subject}。${body}`),
  }));
  const counts = new Map<string, number>();
  for (const { whole } of said)
    for (const word of whole) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weigh = (word: string) => Math.log((messages.length + 1) / ((counts.get(word) ?? 0) + 0.5));
  const texts: readonly Weighed[] = said.map((each) => weighed(each, weigh));
  const at = new Map(messages.map(({ id }, place) => [id, place]));
  const issue = new Map<number, string>();
  for (const [name, ids] of Object.entries(gold.issues))
    for (const id of ids) issue.set(at.get(id) ?? -1, name);

  test("are found as alike, and others are not", () => {
    let right = 0;
    let told = 0;
    let pairs = 0;
    let offered = 0;
    let useful = 0;
    for (const [one, name] of issue) {
      const near: { readonly other: number; readonly score: number }[] = [];
      texts.forEach((text, other) => {
        if (other === one) return;
        const score = likeness(texts[one] as Weighed, text);
        if (score >= ALIKE) near.push({ other, score });
        // A pair within the issues is counted once.
        if (issue.has(other) && other < one) return;
        const same = issue.get(other) === name;
        if (same) pairs += 1;
        if (score < ALIKE) return;
        told += 1;
        if (same) right += 1;
      });
      const best = near.sort((a, b) => b.score - a.score).slice(0, 3);
      offered += best.length;
      useful += best.filter(({ other }) => issue.get(other) === name).length;
    }
    const precision = right / told;
    const recall = right / pairs;
    figures("twins", { pairs, precision, recall, topThree: useful / offered });
    expect(precision).toBeGreaterThan(0.87);
    expect(recall).toBeGreaterThan(0.87);
    expect(useful / offered).toBeGreaterThan(0.93);
  });

  test("that say the same word for word are always found", () => {
    for (const set of gold.exactDuplicateSets) {
      const [first, ...rest] = set.map((id) => texts[at.get(id) ?? -1]);
      for (const other of rest)
        expect(likeness(first as Weighed, other as Weighed)).toBeGreaterThan(3 * ALIKE);
    }
  });
});
