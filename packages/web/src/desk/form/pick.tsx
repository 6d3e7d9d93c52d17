import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { useWords } from "../words/language.tsx";
import { best } from "./best.ts";
import { useHeld } from "./use-held.ts";
import { formWords } from "./words.ts";

/** One thing that may be picked. */
export interface Pickable {
  readonly id: string;
  readonly text: string;
  /** Where it stands or what it is, in small beside it; searched too. */
  readonly aside?: string;
  /** Words by which the server found it, though neither says them. */
  readonly also?: string;
}

export interface PickProps {
  readonly label: ReactNode;
  readonly list: readonly Pickable[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly id?: string;
  readonly autoFocus?: boolean;
  /** Hears what is typed, for lists that are longer than what is loaded. */
  readonly onWords?: (words: string) => void;
}

/** Rows shown at once: a list is for recognising, the words narrow it. */
const SHOWN = 30;

/**
 * Picks one of many by any part of its name, in any order of words. Nothing is kept that was not picked: leaving the
 * box with other words brings the picked name back.
 */
export function Pick(props: PickProps) {
  const { label, list, value, onChange, hint, fault, placeholder, id, autoFocus, onWords } = props;
  const w = useWords(formWords);
  const chosen = list.find((each) => each.id === value);
  const [words, setWords] = useState(chosen?.text ?? "");
  // A name that comes late, into a box that has the focus already, is no typing: the list stays shut.
  const [typing, setTyping] = useState(false);
  // A value set from outside (a proposal taken, a draft restored) shows its name.
  const name = chosen?.text ?? "";
  useEffect(() => setWords(name), [name]);
  const [shown, hold] = useHeld(best(list, words === name ? "" : words, SHOWN));
  return (
    <ComboBox
      className="pick"
      {...(id ? { id } : {})}
      items={shown}
      inputValue={words}
      onInputChange={(next) => {
        setTyping(true);
        setWords(next);
        onWords?.(next === name ? "" : next);
        if (next === "" && value !== null) onChange(null);
      }}
      value={value}
      onChange={(key) => {
        // On a touch screen the box says its own key again while words are typed: that is no choice.
        if (key === null || key === value) return;
        onChange(String(key));
        setWords(list.find((each) => each.id === key)?.text ?? "");
      }}
      onBlur={() => {
        setTyping(false);
        setWords(name);
      }}
      menuTrigger={typing ? "input" : "manual"}
      allowsEmptyCollection
      isInvalid={fault !== undefined}
    >
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <div className="pick-box">
        <Input
          placeholder={placeholder ?? w.pick}
          onFocus={(event) => event.currentTarget.select()}
          {...(autoFocus ? { autoFocus } : {})}
        />
        <Button className="pick-open" aria-label={w.open}>
          <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        </Button>
      </div>
      {fault && <FaultLine text={fault} slot="errorMessage" />}
      <Popover className="popover" onPointerDownCapture={hold}>
        <ListBox<Pickable> className="pick-list" renderEmptyState={() => <p>{w.noMatch(words)}</p>}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.text} className="pick-item">
              <span>{item.text}</span>
              {item.aside && <span className="soft">{item.aside}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** A fault at its field, in the words of the summary. */
export function FaultLine({ text, slot, id }: { text: string; slot?: string; id?: string }) {
  return (
    <Text {...(slot ? { slot } : {})} {...(id ? { id } : {})} className="fault">
      {text}
    </Text>
  );
}
