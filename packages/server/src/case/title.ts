import type { CaseNode } from "@xinlian/kernel";

/**
 * The title as listed; a case without open text is called by the case that it is about, else by what it is.
 * @param about title of the case that it names first, as far as the viewer may know of it
 */
export function titleOfCase(listed: string, node: CaseNode, about = ""): string {
  const bare = listed === "" || listed === node.text.zh;
  return bare ? about || node.text.zh : listed;
}
