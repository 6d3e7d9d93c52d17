import type { Pack, Words } from "@xinlian/kernel";

interface Offered {
  readonly name: string;
  readonly words: Words;
}

/** What figures of a pack may be divided by, each by the words of its field, or of the figure that is divided by it. */
export function acrossOf(pack: Pack): Offered[] {
  const found = new Map<string, Words>();
  for (const { across, text, counted } of Object.values(pack.indicators)) {
    for (const dim of across) {
      const field = pack.cases[counted?.from ?? ""]?.fields[dim];
      if (!found.has(dim)) found.set(dim, field?.text ?? text);
    }
  }
  return [...found].map(([name, words]) => ({ name, words }));
}

/** The steps of a pack that file numbers. */
export function filesOf(pack: Pack): Offered[] {
  return Object.values(pack.cases).flatMap((node) =>
    Object.values(node.actions).flatMap((action) =>
      action.file.length === 0
        ? []
        : [
            {
              name: `${node.name}.${action.name}`,
              words: {
                zh: `${node.text.zh} · ${action.text.zh}`,
                en: `${node.text.en} · ${action.text.en}`,
              },
            },
          ],
    ),
  );
}
