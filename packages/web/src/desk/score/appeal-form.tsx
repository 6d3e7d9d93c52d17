import { useQueryClient } from "@tanstack/react-query";
import type { AppealView, CaseDone, CaseView, PointView, Value } from "@xinlian/wire";
import { useRef } from "react";
import { settle } from "../case/use-case.ts";
import { ActionForm } from "../form/action-form.tsx";
import { toSend } from "../form/check.ts";
import { draftName } from "../form/draft.ts";
import { ask } from "../server/ask.ts";
import { useSession } from "../session/use-session.ts";
import { useSay } from "../words/language.tsx";
import { signed } from "./points-text.ts";

/** The pack's own form of an appeal; which point it is about is known and not asked. */
export function AppealForm({
  pack,
  appeal,
  point,
  onCancel,
  onDone,
}: {
  pack: string;
  appeal: AppealView;
  point: PointView;
  onCancel: () => void;
  onDone: (view: CaseView) => void;
}) {
  const say = useSay();
  const { person } = useSession();
  const queries = useQueryClient();
  const form = useRef(appeal.form.filter(({ field }) => field !== appeal.field)).current;
  const send = async (values: Record<string, Value>, key: string) => {
    const body = {
      pack,
      type: appeal.type,
      action: appeal.action,
      form: { ...toSend(form, values), [appeal.field]: point.id },
    };
    const done = await ask<CaseDone>("/api/cases", { method: "POST", body, key });
    settle(queries, done.value.case);
    onDone(done.value.case);
  };
  const title = `${say(appeal.words)}：${say(point.words)} ${signed(point.value)}`;
  return (
    <section className="act" aria-label={title}>
      <h2 className="act-title">{title}</h2>
      <ActionForm
        key={point.id}
        form={form}
        draft={draftName(person.id, point.id, appeal.action)}
        send={send}
        sendText={say(appeal.words)}
        onCancel={onCancel}
      />
    </section>
  );
}
