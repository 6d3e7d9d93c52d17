/** A page of the desk by its address and name. */
export interface Page {
  readonly to: string;
  readonly text: string;
}

/** What stands beside the names in the masthead of a wide screen leaves so much room for them, px. */
const ROOM = 490;
const GAP = 24;

/** About how wide a name is: a Chinese sign is as wide as the type is high. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 14 : 7.4), GAP);
}

/** The pages that fit on one line of the masthead; the others stand first under 更多. */
export function oneLine(
  work: readonly Page[],
  more: readonly Page[],
): { readonly work: readonly Page[]; readonly more: readonly Page[] } {
  let width = 0;
  const fit = work.findIndex(({ text }) => {
    width += widthOf(text);
    return width > ROOM;
  });
  if (fit < 0) return { work, more };
  return { work: work.slice(0, fit), more: [...work.slice(fit), ...more] };
}
