import type { Language } from "@xinlian/kernel";
import type { FollowProps, ReceiptProps } from "../../src/public/index.ts";
import { at, pick, samplePage } from "./page.ts";

export function sampleReceipt(language: Language, over: Partial<ReceiptProps> = {}): ReceiptProps {
  const t = pick(language);
  const link = "http://127.0.0.1:8080/r/RX20261102-00318?k=q7Wd-3fTz-Xk29-LmPa";
  return {
    ...samplePage(language, { path: "/r/RX20261102-00318/receipt" }),
    number: "RX20261102-00318",
    title: t("县街路灯不亮", "Street lamps out in Xianjie"),
    opened: at("2026-11-02T20:37:00"),
    steps: [
      {
        text: t(
          "热线看过，交给负责的单位",
          "The hotline reads it and gives it to the unit that answers for it",
        ),
        due: at("2026-11-03T00:37:00"),
        provisional: false,
      },
      {
        text: t("单位办理并答复您", "The unit acts and answers you"),
        due: at("2026-11-12T00:00:00"),
        provisional: false,
      },
      {
        text: t("您说有没有真的解决", "You say whether it is really fixed"),
        due: null,
        provisional: false,
      },
    ],
    phone: "139****2765",
    confidential: true,
    secret: "q7Wd-3fTz-Xk29-LmPa",
    link,
    qr: Array.from({ length: 29 }, (_, y) =>
      Array.from({ length: 29 }, (_, x) => (x * y + x) % 3 === 0),
    ),
    follow: "/r/RX20261102-00318",
    ...over,
  };
}

export function sampleFollow(language: Language, over: Partial<FollowProps> = {}): FollowProps {
  const t = pick(language);
  const unit = t("市城管局", "City Management Bureau");
  const base = "/r/RX20261102-00318";
  return {
    ...samplePage(language, { path: base }),
    number: "RX20261102-00318",
    title: t("县街路灯不亮", "Street lamps out in Xianjie"),
    opened: at("2026-11-02T20:37:00"),
    state: t("待确认", "waiting for your word"),
    ended: false,
    lead: unit,
    answer: {
      answered: at("2026-11-05T10:20:00"),
      due: at("2026-11-12T00:00:00"),
      provisional: false,
      light: null,
      extended: {
        from: at("2026-11-09T00:00:00"),
        why: t("要等新灯具到货。", "New lamps had to be ordered."),
      },
    },
    solved: { state: "claimed", at: null },
    ask: {
      title: t("修好了吗？", "Is it fixed?"),
      note: t(
        "选“没有修好”会马上退回重办，不用再填一遍。",
        "“Not fixed” sends it back at once; nothing to fill in again.",
      ),
      post: `${base}/act`,
      fields: [
        {
          name: "field.rating",
          kind: "choice",
          label: t("满意度", "How it went"),
          optional: true,
          options: [
            { value: "5", text: t("非常满意", "Very satisfied") },
            { value: "1", text: t("非常不满意", "Not satisfied at all") },
          ],
        },
        { name: "field.words", kind: "text", label: t("您的话", "In your words"), optional: true },
      ],
      presses: [
        { text: t("修好了", "Fixed"), action: "fixed" },
        { text: t("没有修好", "Not fixed"), action: "not_fixed" },
      ],
      unsure: { text: t("说不清", "Cannot say"), post: `${base}/unsure` },
      inputs: { key: "0192f0c4-0000-7000-8000-000000000002" },
    },
    reply: {
      text: t(
        "县街 40 至 52 号三盏路灯的驱动电源损坏，11月4日已更换，当晚通电正常。整条路其余 26 盏同日检查，没有问题。",
        "The drivers of the three lamps at Xianjie 40 to 52 had failed; they were replaced on 4 November and lit that evening. The other 26 lamps of the road were checked the same day.",
      ),
      by: unit,
      at: at("2026-11-05T10:20:00"),
      facts: [{ label: t("办理结果", "Outcome"), text: t("已列入计划", "planned") }],
      photos: [{ src: `${base}/files/a`, name: "after.jpg" }],
      files: [{ href: `${base}/files/b`, text: "report.pdf" }],
    },
    forms: [
      {
        title: t("补充", "Add to it"),
        post: `${base}/act`,
        inputs: { action: "add" },
        fields: [
          {
            name: "field.more",
            kind: "text",
            label: t("补充内容", "What to add"),
            optional: false,
          },
          {
            name: "field.photos",
            kind: "file",
            label: t("照片", "Photos"),
            optional: true,
            most: 3,
          },
        ],
      },
    ],
    next: [
      {
        text: t("可以重新打开", "May be opened again"),
        due: at("2026-12-05T00:00:00"),
        provisional: false,
      },
    ],
    letters: [
      {
        text: t("RX20261102-00318 已答复。", "RX20261102-00318 is answered."),
        at: at("2026-11-05T10:20:00"),
      },
    ],
    merged: null,
    rating: {
      post: `${base}/rating`,
      input: "rating",
      given: null,
      options: [
        { value: "5", text: t("非常满意", "Very satisfied") },
        { value: "4", text: t("满意", "Satisfied") },
        { value: "3", text: t("基本满意", "Basically satisfied") },
        { value: "2", text: t("不满意", "Not satisfied") },
        { value: "1", text: t("非常不满意", "Not satisfied at all") },
      ],
    },
    others: [
      {
        text: t("催一催", "Urge"),
        post: `${base}/actions/urge`,
        note: t("承办单位会马上看到您催过。", "The unit sees at once that you urged."),
      },
    ],
    story: [
      {
        at: at("2026-11-02T20:37:00"),
        who: t("您", "You"),
        did: t("在网页反映", "reported on the web"),
        weight: "minor",
      },
      { at: at("2026-11-03T09:12:00"), who: unit, did: t("签收", "signed"), weight: "minor" },
      {
        at: at("2026-11-04T09:40:00"),
        who: unit,
        did: t("退回重办", "sent it back"),
        weight: "back",
      },
      {
        at: at("2026-11-05T10:20:00"),
        who: unit,
        did: t("答复", "answered"),
        note: t("附照片 2 张", "with 2 photos"),
        weight: "main",
      },
    ],
    phone: "139****2765",
    receipt: `${base}/receipt`,
    ...over,
  };
}

/** In hand, with a clock that runs. */
export function sampleWaiting(language: Language): FollowProps {
  const t = pick(language);
  return sampleFollow(language, {
    state: t("办理中", "in hand"),
    answer: {
      answered: null,
      due: at("2027-01-05T00:00:00"),
      provisional: true,
      light: {
        light: "soon",
        word: t("临期", "Due soon"),
        says: t("剩1个工作日", "1 working day left"),
      },
      extended: null,
    },
    solved: { state: "open", at: null },
    ask: null,
    reply: null,
    rating: null,
    said: t("已催办，承办单位会马上看到。", "Urged; the unit sees it at once."),
  });
}

/** Went into another case. */
export function sampleMerged(language: Language): FollowProps {
  const t = pick(language);
  return sampleFollow(language, {
    state: t("已并单", "merged"),
    ended: true,
    solved: { state: "closed", at: at("2026-11-03T09:00:00") },
    ask: null,
    reply: null,
    rating: null,
    merged: {
      number: "RX20261101-00007",
      state: t("办理中", "in hand"),
      lead: t("市城管局", "City Management Bureau"),
      due: at("2026-11-12T00:00:00"),
    },
  });
}
