import type { CaseNode } from "@xinlian/kernel";

/** The title as listed; a case without open text is called by what it is. */
export function titleOfCase(listed: string, node: CaseNode): string {
  return listed === "" ? node.text.zh : listed;
}
