import type { FileValue } from "@xinlian/wire";
import type { KeyboardEvent } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useWords } from "../words/language.tsx";
import { fileAddress, isPhoto } from "./thumb.tsx";
import { fileWords, sizeText } from "./words.ts";

/** One photo or paper, large; the others by arrow keys. Closing gives the focus back to where it was opened. */
export function Preview({
  files,
  stream,
  at,
  onMove,
  onClose,
}: {
  files: readonly FileValue[];
  stream: string;
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}) {
  const w = useWords(fileWords);
  const file = files[at];
  if (file === undefined) return null;
  const go = (step: number) => onMove((at + step + files.length) % files.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (files.length < 2) return;
    if (event.key === "ArrowLeft") go(-1);
    if (event.key === "ArrowRight") go(1);
  };
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal" data-modal="">
        <Dialog className="sheet preview">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only shorten the way of the two buttons below */}
          <div className="preview-inside" onKeyDown={onKeyDown}>
            <Heading slot="title">{file.name}</Heading>
            {isPhoto(file) ? (
              <img src={fileAddress(file, stream)} alt={w.photo(file.name)} />
            ) : (
              <Paper file={file} stream={stream} />
            )}
            <div className="preview-end">
              {files.length > 1 && (
                <>
                  <button type="button" className="button second" onClick={() => go(-1)}>
                    {w.before}
                  </button>
                  <span className="soft" aria-live="polite">
                    {w.place(at + 1, files.length)}
                  </span>
                  <button type="button" className="button second" onClick={() => go(1)}>
                    {w.next}
                  </button>
                </>
              )}
              <span className="preview-rest">
                <a href={fileAddress(file, stream)} download={file.name}>
                  {w.download}
                </a>{" "}
                <span className="soft">{sizeText(file.size)}</span>
              </span>
              <button type="button" className="button" onClick={onClose}>
                {w.close}
              </button>
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * A PDF in the browser's own viewer, which keeps papers apart from our page: other process, other origin. Chromium shows none in a frame
 * with `sandbox`, so the answer's own policy forbids everything else.
 */
function Paper({ file, stream }: { file: FileValue; stream: string }) {
  const w = useWords(fileWords);
  return (
    <>
      <iframe
        className="paper"
        src={fileAddress(file, stream, true)}
        title={w.previewWhich(file.name)}
      />
      <p className="soft">{w.noPdf}</p>
    </>
  );
}
