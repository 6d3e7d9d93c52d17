import type { FileRef } from "@xinlian/kernel";

const WRITTEN = /^([0-9a-f]{64}) ([\w.+-]+\/[\w.+-]+) (\d{1,12}) (.{1,255})$/u;

/** A stored file as it travels in an input of a form: id, type, size, name. Whether it may be named there is asked when the form is sent. */
export const keptFile = {
  write: ({ id, type, size, name }: FileRef): string => `${id} ${type} ${size} ${name}`,
  read(text: string): FileRef | null {
    const [, id, type, size, name] = WRITTEN.exec(text) ?? [];
    if (id === undefined || type === undefined || name === undefined) return null;
    return { id, name, type, size: Number(size) };
  },
};

/** Most files that one field carries through a form. */
const MOST = 9;

/** Those that the inputs of a field carry, in their order. */
export function keptFiles(
  field: string,
  values: Readonly<Record<string, string>>,
): readonly { readonly number: number; readonly text: string; readonly file: FileRef }[] {
  return Array.from({ length: MOST }, (_, at) => at + 1).flatMap((number) => {
    const text = values[`${field}.${number}`] ?? "";
    const file = keptFile.read(text);
    return file === null ? [] : [{ number, text, file }];
  });
}
