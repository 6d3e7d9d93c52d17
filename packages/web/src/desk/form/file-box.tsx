import type { FileValue, Value } from "@xinlian/wire";
import { type DragEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useAttachedTo } from "../file/attached-to.ts";
import { filesOf } from "../file/attachments.tsx";
import { fileAddress, Thumb } from "../file/thumb.tsx";
import { useHold } from "../file/use-hold.ts";
import { type Pending, type Uploads, useUploads } from "../file/use-uploads.ts";
import { fileWords, sizeText } from "../file/words.ts";
import { useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { FileAdd } from "./file-add.tsx";
import { FaultLine } from "./pick.tsx";

/**
 * Attachments: chosen, dragged, pasted or photographed, and sent at once, so that the form itself stays small and can be sent again. The
 * form waits for those on their way.
 */
export function FileBox({ field, value, onChange, id, describedBy }: ControlProps) {
  const w = useWords(fileWords);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const stream = useAttachedTo();
  // What stood there before is read through the case; what was sent in now, without one.
  const stood = useRef(new Set(filesOf(field.value).map((file) => file.id)));
  const pictures = useRef(new Map<string, string>());
  const files = filesOf(value);
  const latest = useRef<readonly FileValue[]>(files);
  latest.current = files;
  const put = (next: readonly FileValue[]) => {
    latest.current = [...next];
    onChange((field.many ? [...next] : (next.at(-1) ?? null)) as Value);
  };
  const uploads = useUploads((stored, file) => {
    if (file.type.startsWith("image/")) pictures.current.set(stored.id, URL.createObjectURL(file));
    const others = latest.current.filter((each) => each.id !== stored.id);
    setSaid(!field.many && others.length > 0 ? w.one : w.sent(stored.name));
    put(field.many ? [...others, stored] : [stored]);
  });
  const held = useHold(box, uploads.busy);
  useEffect(() => {
    const made = pictures.current;
    return () => {
      for (const address of made.values()) URL.revokeObjectURL(address);
    };
  }, []);
  usePaste(box, uploads);
  const addressOf = (file: FileValue) =>
    pictures.current.get(file.id) ?? fileAddress(file, stood.current.has(file.id) ? stream : null);
  const drag = (event: DragEvent, inside: boolean) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way beside the button
    <div
      ref={box}
      className={over ? "file-drop over" : "file-drop"}
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        uploads.add(event.dataTransfer.files);
      }}
    >
      {(files.length > 0 || uploads.pending.length > 0) && (
        <ul className="file-rows">
          {files.map((file) => (
            <li key={file.id}>
              <Thumb file={file} src={addressOf(file)} />
              <span className="file-name">
                {file.name} <span className="soft">{sizeText(file.size)}</span>
              </span>
              <button
                type="button"
                className="linklike"
                aria-label={w.removeWhich(file.name)}
                onClick={() => put(files.filter((each) => each.id !== file.id))}
              >
                {w.remove}
              </button>
            </li>
          ))}
          {uploads.pending.map((one) => (
            <PendingRow key={one.key} one={one} uploads={uploads} />
          ))}
        </ul>
      )}
      <FileAdd id={id} many={field.many} describedBy={describedBy} onFiles={uploads.add} />
      <p className="soft">{over ? w.drop : w.ways}</p>
      <p className={held ? undefined : "unseen"} role="status">
        {held ? w.hold : said}
      </p>
    </div>
  );
}

function PendingRow({ one, uploads }: { one: Pending; uploads: Uploads }) {
  const w = useWords(fileWords);
  const { name } = one.file;
  const percent = Math.round(one.share * 100);
  return (
    <li>
      <span className="thumb plain" aria-hidden="true">
        {one.failed === null ? `${percent}%` : "–"}
      </span>
      <span className="file-name">
        {name} <span className="soft">{sizeText(one.file.size)}</span>
        {one.failed === null ? (
          <progress max={100} value={percent} aria-label={w.sending(name, percent)} />
        ) : (
          <FaultLine text={one.failed} />
        )}
      </span>
      <span>
        {one.again && (
          <button
            type="button"
            className="linklike"
            aria-label={w.againWhich(name)}
            onClick={() => uploads.again(one.key)}
          >
            {w.again}
          </button>
        )}
        <button
          type="button"
          className="linklike"
          aria-label={one.failed === null ? w.stopWhich(name) : w.removeWhich(name)}
          onClick={() => uploads.drop(one.key)}
        >
          {one.failed === null ? w.stop : w.remove}
        </button>
      </span>
    </li>
  );
}

/** Pictures and files pasted anywhere in the form; pasted text goes where it always goes. */
function usePaste(box: RefObject<HTMLElement | null>, uploads: Uploads): void {
  const add = useRef(uploads.add);
  add.current = uploads.add;
  useEffect(() => {
    const form = box.current?.closest("form");
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      add.current(files);
    };
    form?.addEventListener("paste", paste);
    return () => form?.removeEventListener("paste", paste);
  }, [box]);
}
