import type { Moment } from "@xinlian/kernel";
import type { Notice } from "@xinlian/ledger";
import type { NoticeView } from "@xinlian/wire";
import { readCase, viewCase } from "../case/read-case.ts";
import { instant } from "../case/wire-value.ts";
import { principalOf } from "../engine/principal.ts";
import { granted } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { colleagues } from "./colleagues.ts";

/** Unread notices are counted to here: more are said as "99+". */
const MOST_COUNTED = 100;

/** What I am told; what citizens were told; a word to a colleague. */
export function serveNotices(serving: Serving, house: House): void {
  const { engine, ledger } = house;

  serving.on("notices", async ({ query: { before, limit = 50 }, caller }) => {
    const { viewer } = caller as PersonCaller;
    const found = await ledger.notices.list(viewer, before ?? null, limit + 1);
    const rows = found.slice(0, limit);
    return {
      rows: await noticeViews(rows, house, caller as PersonCaller),
      next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
      unread: await ledger.notices.unread(viewer, MOST_COUNTED),
    };
  });

  serving.on("readNotices", async ({ body, caller, at }) => {
    await ledger.notices.read((caller as PersonCaller).id, body.ids, at.now);
    return undefined;
  });

  serving.on("letters", async ({ params, caller, at }) => {
    await readCase(engine, caller, params.id, at.now as Moment);
    const letters = await ledger.notices.letters((caller as PersonCaller).viewer, params.id);
    return {
      rows: letters.map(({ id, text, state, tries, why, madeAt, sentAt }) => ({
        id,
        text,
        state,
        tries,
        why,
        at: instant(madeAt),
        sentAt: sentAt === null ? null : instant(sentAt),
      })),
    };
  });

  serving.on("mentionable", async ({ params, caller, at }) => {
    const { state } = await readCase(engine, caller, params.id, at.now as Moment);
    return { rows: colleagues(caller as PersonCaller, state, engine.city) };
  });

  serving.on("mention", async ({ params, body, caller, at }) => {
    const now = at.now as Moment;
    const { pack, me } = await readCase(engine, caller, params.id, now);
    const done = granted(
      await engine.take({
        order: { do: "mention", stream: params.id, ...body },
        pack,
        me,
        principal: principalOf(caller as PersonCaller),
        key: at.key,
        match: null,
        now,
      }),
    );
    return {
      case: await viewCase(engine, caller, params.id, now),
      changed: done.changed,
    };
  });
}

async function noticeViews(
  notices: readonly Notice[],
  house: House,
  caller: PersonCaller,
): Promise<NoticeView[]> {
  const streams = [...new Set(notices.map((notice) => notice.stream))];
  const rows = await house.ledger.view(caller.viewer, (sql) =>
    sql.query<{ stream: string; number: string | null; title: string }>(
      "SELECT stream, number, title FROM ledger.case_row WHERE city = $1 AND stream = ANY ($2)",
      [house.keeper.now.code, streams],
    ),
  );
  const cases = new Map(rows.map((row) => [row.stream, row]));
  const { directory } = house.keeper.now;
  return notices.map(({ id, kind, stream, text, writtenBy, madeAt, read }) => ({
    id,
    kind,
    case: {
      id: stream,
      number: cases.get(stream)?.number ?? null,
      title: cases.get(stream)?.title ?? "",
    },
    text,
    from: writtenBy === null ? null : (directory.person(writtenBy)?.name ?? "–"),
    at: instant(madeAt),
    read,
  }));
}
