import type { FileValue, Value } from "@xinlian/wire";
import { useState } from "react";
import { useWords } from "../words/language.tsx";
import { Preview } from "./preview.tsx";
import { fileAddress, isPdf, isPhoto, isPlayed, Thumb } from "./thumb.tsx";
import { fileWords, sizeText } from "./words.ts";

/** The attachments that a field's value holds. */
export function filesOf(value: Value): readonly FileValue[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter(
    (one): one is FileValue => typeof one === "object" && one !== null && "size" in one,
  );
}

/** Attachments of one field of a case: photos as small pictures, recordings with a player, documents to preview or download. */
export function Attachments({ files, stream }: { files: readonly FileValue[]; stream: string }) {
  const w = useWords(fileWords);
  const [shown, setShown] = useState<number | null>(null);
  const photos = files.filter(isPhoto);
  const others = files.filter((file) => !isPhoto(file));
  const viewed = [...photos, ...others.filter(isPdf)];
  const open = (file: FileValue) => setShown(viewed.indexOf(file));
  return (
    <div className="attachments">
      {photos.length > 0 && (
        <ul className="thumbs">
          {photos.map((file) => (
            <li key={file.id}>
              <button type="button" aria-label={w.open(file.name)} onClick={() => open(file)}>
                <Thumb file={file} src={fileAddress(file, stream)} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="files">
          {others.map((file) => (
            <li key={file.id}>
              <Other file={file} stream={stream} onPreview={() => open(file)} />
            </li>
          ))}
        </ul>
      )}
      {shown !== null && (
        <Preview
          files={viewed}
          stream={stream}
          at={shown}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

function Other({
  file,
  stream,
  onPreview,
}: {
  file: FileValue;
  stream: string;
  onPreview: () => void;
}) {
  const w = useWords(fileWords);
  const address = fileAddress(file, stream);
  return (
    <>
      <span className="file-name">
        {file.name} <span className="soft">{sizeText(file.size)}</span>
      </span>
      {isPlayed(file) && (
        // biome-ignore lint/a11y/useMediaCaption: a caller's recording has no captions; the case says what it is about
        <audio controls preload="none" src={address} aria-label={w.recording(file.name)} />
      )}
      <span className="file-verbs">
        {isPdf(file) && (
          <button
            type="button"
            className="linklike"
            aria-label={w.previewWhich(file.name)}
            onClick={onPreview}
          >
            {w.preview}
          </button>
        )}
        <a href={address} download={file.name} aria-label={w.downloadWhich(file.name)}>
          {w.download}
        </a>
      </span>
    </>
  );
}
