import { useState } from "react";

/**
 * Keeps a list as it is while a finger or button is down on it: an answer that comes late may not move what is being pressed from under the
 * hand, which would choose nothing or another.
 * @returns the list to show, and what to do when a press on it begins
 */
export function useHeld<T>(list: T): readonly [shown: T, hold: () => void] {
  const [held, setHeld] = useState<{ readonly list: T } | null>(null);
  const hold = () => {
    setHeld({ list });
    const over = new AbortController();
    // After whatever else hears that the press is over.
    const free = () => {
      over.abort();
      setTimeout(() => setHeld(null));
    };
    window.addEventListener("pointerup", free, { signal: over.signal });
    window.addEventListener("pointercancel", free, { signal: over.signal });
  };
  return [held ? held.list : list, hold];
}
