import { type Ref, useState } from "react";
import { useWords } from "../words/language.tsx";
import { formWords } from "./words.ts";

/** A file input in our own words: the button, and the names of what was chosen. */
export function FilePick({
  id,
  many = false,
  accept,
  describedBy,
  ref,
  onFiles,
}: {
  id: string;
  many?: boolean;
  accept?: string;
  describedBy?: string | undefined;
  ref?: Ref<HTMLInputElement>;
  onFiles?: (files: FileList) => void;
}) {
  const w = useWords(formWords);
  const [names, setNames] = useState("");
  return (
    <div className="file-box">
      <span className="button second">
        {w.file}
        <input
          id={id}
          ref={ref}
          type="file"
          multiple={many}
          accept={accept}
          aria-describedby={describedBy}
          onChange={(event) => {
            const { files } = event.target;
            if (!files) return;
            setNames(Array.from(files, (file) => file.name).join("、"));
            onFiles?.(files);
          }}
        />
      </span>
      <span className="soft">{names || w.fileNone}</span>
    </div>
  );
}
