import type { PaperView } from "@xinlian/wire";
import { useState } from "react";
import { useWords } from "../words/language.tsx";
import { bulletinWords } from "./words.ts";

/** The text of a draft in both languages; its tables and figures stay as they were read. */
export function EditPaper({
  paper,
  onSave,
  onCancel,
}: {
  paper: PaperView;
  onSave: (texts: { zh: string; en: string }) => Promise<void>;
  onCancel: () => void;
}) {
  const w = useWords(bulletinWords);
  const [zh, setZh] = useState(paper.texts.zh);
  const [en, setEn] = useState(paper.texts.en);
  const [busy, setBusy] = useState(false);
  return (
    <form
      className="form paper-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        setBusy(true);
        void onSave({ zh, en }).finally(() => setBusy(false));
      }}
    >
      <p className="hint">{w.marks}</p>
      <div className="field">
        <label htmlFor="paper-zh">{w.textZh}</label>
        <textarea
          id="paper-zh"
          lang="zh-CN"
          rows={16}
          value={zh}
          onChange={(event) => setZh(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="paper-en">{w.textEn}</label>
        <textarea
          id="paper-en"
          lang="en"
          rows={16}
          value={en}
          onChange={(event) => setEn(event.target.value)}
        />
      </div>
      <div className="form-end">
        <button type="submit" className="button">
          {w.save}
        </button>
        <button type="button" className="button second" onClick={onCancel}>
          {w.cancel}
        </button>
      </div>
    </form>
  );
}
