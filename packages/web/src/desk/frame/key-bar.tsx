import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { type Shortcut, useShortcuts } from "../keys/use-keys.tsx";
import { useWords } from "../words/language.tsx";
import { frameWords } from "./words.ts";

/** `Ctrl+Enter`, `Alt+n` as the caps that are pressed. */
export function Caps({ name }: { name: string }) {
  return <kbd>{name.replace(/(^|\+)[a-z]$/, (last) => last.toUpperCase())}</kbd>;
}

/** The keys of the page in sight, at the foot of a wide screen. */
export function KeyBar({ onAll }: { onAll: () => void }) {
  const w = useWords(frameWords);
  const shown = useShortcuts().filter((each) => each.bar);
  const groups = [...grouped(shown)];
  return (
    <aside className="key-bar screen-only" aria-label={w.keys}>
      {groups.map(([text, list]) => (
        <span key={text}>
          {list.map((each) => (
            <Caps key={each.key} name={each.cap ?? each.key} />
          ))}
          {text}
        </span>
      ))}
      <button type="button" className="key-all" onClick={onAll}>
        <Caps name="?" />
        {w.allKeys}
      </button>
    </aside>
  );
}

/** Keys that do the same stand together: J and K move. */
function grouped(list: readonly Shortcut[]): ReadonlyMap<string, readonly Shortcut[]> {
  const groups = new Map<string, Shortcut[]>();
  for (const each of list) groups.set(each.text, [...(groups.get(each.text) ?? []), each]);
  return groups;
}

/** Every key of the page in sight, opened by `?`. */
export function KeyList({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const w = useWords(frameWords);
  const all = useShortcuts();
  return (
    <ModalOverlay isOpen={open} onOpenChange={onOpen} isDismissable className="overlay">
      <Modal className="modal" data-modal="">
        <Dialog className="sheet">
          <Heading slot="title">{w.keys}</Heading>
          <dl className="key-list">
            {all.map((each) => (
              <div key={`${each.key} ${each.text}`}>
                <dt>
                  <Caps name={each.cap ?? each.key} />
                </dt>
                <dd>{each.text}</dd>
              </div>
            ))}
          </dl>
          <p className="soft">{w.keysNote}</p>
          <Button slot="close" className="button second">
            {w.keysClose}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
