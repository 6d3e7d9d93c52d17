/**
 * One named value in this browser's local storage, as JSON. Storage may be full, forbidden or hold what an older
 * page wrote: reading then gives null, writing gives false.
 */
export interface Shelf<T> {
  read(): T | null;
  write(value: T): boolean;
  clear(): void;
}

export function shelf<T>(key: string, holds: (value: unknown) => value is T): Shelf<T> {
  return {
    read() {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
        return holds(value) ? value : null;
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Forbidden storage holds nothing to clear.
      }
    },
  };
}
