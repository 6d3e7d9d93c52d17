import type { DeskView } from "@xinlian/wire";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { frameWords } from "../frame/words.ts";
import { type Density, useTaste } from "../settings/taste.tsx";
import { useWords } from "../words/language.tsx";
import { useColumnText } from "./column-text.ts";
import { allColumns, type ColumnName, FIXED } from "./columns.ts";
import { queueWords } from "./words.ts";

const DENSITIES: readonly Density[] = ["compact", "normal", "touch"];

/** Columns and row height: how the list looks here, never what it holds. */
export function LookDialog({
  desk,
  columns,
  onColumns,
}: {
  /** The desk whose list it is, if it is one's. */
  desk: DeskView | undefined;
  columns: readonly ColumnName[];
  onColumns: (columns: readonly ColumnName[]) => void;
}) {
  const w = useWords(queueWords);
  const frame = useWords(frameWords);
  const { density, setDensity } = useTaste();
  const named = useColumnText(desk);
  const all = allColumns(desk);
  return (
    <DialogTrigger>
      <Button className="linklike">{w.look}</Button>
      <ModalOverlay isDismissable className="overlay">
        <Modal className="modal narrow" data-modal="">
          <Dialog className="sheet">
            <Heading slot="title">{w.lookTitle}</Heading>
            <fieldset className="look-columns">
              <legend className="unseen">{w.lookTitle}</legend>
              {all.map((name) => (
                <label key={name} className="tick">
                  <input
                    type="checkbox"
                    checked={columns.includes(name)}
                    disabled={FIXED.includes(name)}
                    onChange={(event) =>
                      onColumns(
                        all.filter((each) =>
                          each === name ? event.target.checked : columns.includes(each),
                        ),
                      )
                    }
                  />
                  <span>{named(name)}</span>
                </label>
              ))}
            </fieldset>
            <fieldset>
              <legend className="label">{w.lookRows}</legend>
              <div className="segments">
                {DENSITIES.map((each) => (
                  <label key={each}>
                    <input
                      type="radio"
                      name="density"
                      checked={density === each}
                      onChange={() => setDensity(each)}
                    />
                    <span>{w.densities[each]}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            <p className="soft">{w.lookNote}</p>
            <Button slot="close" className="button">
              {frame.keysClose}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
