/** Holds what came out against what was printed. */
export type Hold = (what: string, got: unknown, printed: unknown) => void;

/** A hold that writes down what differs. */
export function holdInto(wrong: string[]): Hold {
  return (what, got, printed) => {
    if (JSON.stringify(got) === JSON.stringify(printed)) return;
    wrong.push(`${what}: ${JSON.stringify(got)}, printed ${JSON.stringify(printed)}`);
  };
}
