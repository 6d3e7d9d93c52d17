import type { FileValue, Value } from "@xinlian/wire";
import { useRef, useState } from "react";
import { ask } from "../server/ask.ts";
import { useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { FilePick } from "./file-pick.tsx";
import { FaultLine } from "./pick.tsx";
import { formWords } from "./words.ts";

/** Files: sent as soon as they are chosen, so that the form itself stays small and can be sent again. */
export function FileBox({ field, value, onChange, id, describedBy }: ControlProps) {
  const w = useWords(formWords);
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const files = (Array.isArray(value) ? value : value ? [value] : []) as FileValue[];
  const put = (next: readonly FileValue[]) =>
    onChange((field.many ? [...next] : (next[next.length - 1] ?? null)) as Value);
  const send = async (list: FileList) => {
    setFailed(null);
    let kept = files;
    for (const file of list) {
      setBusy(file.name);
      try {
        const body = new FormData();
        body.append("file", file);
        const { value: stored } = await ask<FileValue>("/api/files", { method: "POST", body });
        kept = field.many ? [...kept, stored] : [stored];
        put(kept);
      } catch {
        setFailed(file.name);
      }
    }
    setBusy(null);
    if (input.current) input.current.value = "";
  };
  return (
    <>
      {files.length > 0 && (
        <ul className="chips">
          {files.map((file) => (
            <li key={file.id}>
              {file.name}
              <button
                type="button"
                className="linklike"
                aria-label={w.remove(file.name)}
                onClick={() => put(files.filter((each) => each.id !== file.id))}
              >
                {w.drop}
              </button>
            </li>
          ))}
        </ul>
      )}
      <FilePick
        id={id}
        ref={input}
        many={field.many}
        describedBy={describedBy}
        onFiles={(list) => void send(list)}
      />
      {busy && <p role="status">{w.uploading(busy)}</p>}
      {failed && <FaultLine text={w.uploadFailed(failed)} />}
    </>
  );
}
