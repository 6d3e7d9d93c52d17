import { fileWords } from "../file/words.ts";
import { useWords } from "../words/language.tsx";

/** What the chooser offers; the server reads the content, not the name. */
const ACCEPT =
  "image/jpeg,image/png,image/webp,audio/*,.amr,.pdf,.ofd,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et";

/** The two ways by a button: from the device, and on a phone straight from its camera. */
export function FileAdd({
  id,
  many,
  describedBy,
  onFiles,
}: {
  id: string;
  many: boolean;
  describedBy: string | undefined;
  onFiles: (files: readonly File[]) => void;
}) {
  const w = useWords(fileWords);
  const phone = matchMedia("(pointer: coarse)").matches;
  const take = (input: HTMLInputElement) => {
    onFiles(Array.from(input.files ?? []));
    // The same file may be chosen again after it was removed.
    input.value = "";
  };
  return (
    <div className="file-adds file-box">
      <span className="button second">
        {w.add}
        <input
          id={id}
          type="file"
          multiple={many}
          accept={ACCEPT}
          aria-label={w.add}
          aria-describedby={describedBy}
          onChange={(event) => take(event.currentTarget)}
        />
      </span>
      {phone && (
        <span className="button second">
          {w.camera}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            capture="environment"
            aria-label={w.camera}
            onChange={(event) => take(event.currentTarget)}
          />
        </span>
      )}
    </div>
  );
}
