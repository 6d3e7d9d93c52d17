import { both } from "../words/both.ts";

/** What stands in place of the call-taker's texts at a desk where papers are registered and no telephone rings. */
export const plainWords = both(
  {
    elsewhere: "登记已经在另一个窗口打开。",
    side: "挂起的登记和进度",
    unnamed: "还没写内容",
    historyNote: "选中一件，看办到哪一步；",
    progressNone: (q: string) => `没有找到“${q}”。请核对编号，或在上面查标题、地址。`,
    say: "可以这样答复",
    saysLate: (due: string) => `，原定${due}，已经超期`,
    matters: "这一次登记的事项",
    ways: "登记后接着办",
    wayNote: "登记后接着办这一步。",
    read: "答复内容，可以改",
    proposalsWait: "写下内容和地点，这里会给出承办、时限，找出可能是同一件的。",
    proposalsNote: "建议由规则和往期办理得出，采用与否以您为准。",
    closes: "可当场办结。",
    done: (n: number) => `已登记 ${n} 件：`,
    nextCall: "登记下一件",
    sameCall: "同一人再加一件",
    keys: { history: "名下在办", next: "登记下一件" },
  },
  {
    elsewhere: "Registration is open in another window.",
    side: "What is put aside, and progress",
    unnamed: "nothing written yet",
    historyNote: "Choose one to see how far it is; ",
    progressNone: (q: string) =>
      `Nothing found for “${q}”. Check the number, or search above by title or address.`,
    say: "What may be answered",
    saysLate: (due: string) => `; it was due ${due} and is late`,
    matters: "What is registered together",
    ways: "Register and go on",
    wayNote: "Done right after registering.",
    read: "The answer; you may change it",
    proposalsWait:
      "Write what and where: who answers and by when is proposed here, and the same matter is found.",
    proposalsNote: "Proposed by rules and earlier cases; you decide.",
    closes: "It may be closed at once.",
    done: (n: number) => (n === 1 ? "Registered:" : `Registered ${n}:`),
    nextCall: "Register another",
    sameCall: "One more of the same person",
    keys: { history: "what is in hand", next: "register another" },
  },
);
