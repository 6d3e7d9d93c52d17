import { useCallback, useEffect, useRef, useState } from "react";

/**
 * Whether this window alone holds something: `null` while that is being found out. A window that opens later waits; it
 * may take over, and the former learns that it lost it. A browser without locks lets every window work.
 */
export function useSole(name: string): { sole: boolean | null; takeOver: () => void } {
  const [sole, setSole] = useState<boolean | null>(null);
  const leave = useRef<(() => void) | null>(null);
  const hold = useCallback(
    (steal: boolean, signal?: AbortSignal) => {
      if (!("locks" in navigator)) {
        setSole(true);
        return;
      }
      const options = steal ? { steal: true } : signal ? { signal } : {};
      void navigator.locks
        .request(name, options, () => {
          setSole(true);
          return new Promise<void>((done) => {
            leave.current = done;
          });
        })
        .catch(() => {
          // Another window took it, or this page has gone.
          if (!signal?.aborted) setSole(false);
        });
    },
    [name],
  );
  useEffect(() => {
    const gone = new AbortController();
    hold(false, gone.signal);
    // Who does not get it at once waits behind another window.
    const timer = setTimeout(() => setSole((now) => now ?? false), 300);
    return () => {
      clearTimeout(timer);
      gone.abort();
      leave.current?.();
      leave.current = null;
    };
  }, [hold]);
  return { sole, takeOver: () => hold(true) };
}
