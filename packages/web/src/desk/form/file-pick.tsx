import { type Ref, useState } from "react";
import { useWords } from "../words/language.tsx";
import { formWords } from "./words.ts";

/** A file input in our own words: the button, and the names of what was chosen. */
export function FilePick({
  id,
  many = false,
  folder = false,
  accept,
  describedBy,
  ref,
  onFiles,
}: {
  id: string;
  many?: boolean;
  /** A whole folder is chosen; browsers that cannot ask for files. */
  folder?: boolean;
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
        {folder ? w.folder : w.file}
        <input
          id={id}
          ref={ref}
          type="file"
          multiple={many || folder}
          {...(folder && { webkitdirectory: "" })}
          accept={accept}
          aria-describedby={describedBy}
          onChange={(event) => {
            const { files } = event.target;
            if (!files) return;
            setNames(
              files.length > 5
                ? w.fileCount(files.length)
                : Array.from(files, (file) => file.name).join("、"),
            );
            onFiles?.(files);
          }}
        />
      </span>
      <span className="soft">{names || w.fileNone}</span>
    </div>
  );
}
