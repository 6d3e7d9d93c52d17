import type { CaseNode, CaseState } from "@xinlian/kernel";
import type { CaseNames } from "./named.ts";

/** The title as listed; a case without open text is called by what it is, and by the matter that it stems from. */
export function titleOfCase(
  listed: string,
  node: CaseNode,
  from?: { readonly state: CaseState; readonly names: CaseNames },
): string {
  if (listed !== "" && listed !== node.text.zh) return listed;
  const matter = from?.names.get(from.state.parent ?? "");
  return matter === undefined || matter.title === ""
    ? node.text.zh
    : `${node.text.zh}：${matter.title}`;
}
