import type { CaseState, Pack, Words } from "@xinlian/kernel";

/** What an order changed, in a sentence. */
export function changedWords(before: CaseState | undefined, after: CaseState, pack: Pack): Words {
  const node = pack.cases[after.type];
  const to = node?.states[after.state]?.text ?? { zh: after.state, en: after.state };
  const number =
    after.number === null ? { zh: "", en: "" } : { zh: ` ${after.number}`, en: ` ${after.number}` };
  if (before === undefined || before.seq === 0) {
    return {
      zh: `已登记${number.zh}，现在是“${to.zh}”。`,
      en: `Registered${number.en}; it is "${to.en}" now.`,
    };
  }
  if (before.state !== after.state) {
    const from = node?.states[before.state]?.text ?? { zh: before.state, en: before.state };
    return {
      zh: `事项${number.zh}由“${from.zh}”变为“${to.zh}”。`,
      en: `Case${number.en} went from "${from.en}" to "${to.en}".`,
    };
  }
  return {
    zh: `事项${number.zh}已记下这一步，仍是“${to.zh}”。`,
    en: `The step is on record; case${number.en} is still "${to.en}".`,
  };
}
