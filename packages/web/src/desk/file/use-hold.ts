import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Holds the form back while attachments are on their way, and sends it by itself once they are in.
 * @returns whether somebody has asked to send it meanwhile
 */
export function useHold(inside: RefObject<HTMLElement | null>, busy: boolean): boolean {
  const [held, setHeld] = useState(false);
  const under = useRef(busy);
  under.current = busy;
  useEffect(() => {
    const form = inside.current?.closest("form");
    if (!form) return;
    const hold = (event: Event) => {
      if (!under.current) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) hold(event);
    };
    form.addEventListener("submit", hold, true);
    form.addEventListener("keydown", key, true);
    return () => {
      form.removeEventListener("submit", hold, true);
      form.removeEventListener("keydown", key, true);
    };
  }, [inside]);
  useEffect(() => {
    if (busy || !held) return;
    setHeld(false);
    inside.current?.closest("form")?.requestSubmit();
  }, [busy, held, inside]);
  return held;
}
