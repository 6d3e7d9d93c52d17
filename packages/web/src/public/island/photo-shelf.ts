/** A photo of a report not yet sent, kept on this phone with its bytes. */
export interface ShelvedPhoto {
  readonly key: string;
  readonly field: string;
  readonly name: string;
  readonly blob: Blob;
  /** As the server has it, once it is there; see `keptFile`. */
  readonly kept: string | null;
  /** When it got there, ms: unnamed files are let go after a day. */
  readonly at: number;
}

const [DATABASE, STORE] = ["xinlian", "photos"];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

/** Runs one step on the store; null where this browser keeps nothing. */
async function step<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const database = await open();
    return await new Promise<T>((resolve, reject) => {
      const change = database.transaction(STORE, mode);
      const asked = work(change.objectStore(STORE));
      change.oncomplete = () => {
        database.close();
        resolve(asked.result);
      };
      change.onabort = () => reject(change.error);
    });
  } catch {
    return null;
  }
}

/** Bytes stand apart from the draft's texts: storage that refuses them loses only the pictures. */
export const photoShelf = {
  all: async (): Promise<readonly ShelvedPhoto[]> =>
    ((await step("readonly", (store) => store.getAll())) as ShelvedPhoto[] | null) ?? [],
  /** False when this browser does not keep it. */
  put: async (photo: ShelvedPhoto): Promise<boolean> =>
    (await step("readwrite", (store) => store.put(photo))) !== null,
  drop: (key: string) => step("readwrite", (store) => store.delete(key)),
  clear: () => step("readwrite", (store) => store.clear()),
};
