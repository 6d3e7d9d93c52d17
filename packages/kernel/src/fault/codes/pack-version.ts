import type { Words } from "../../words/index.ts";

/** Faults and notes of loading a version of a pack into a running city. */
export const PACK_VERSION_FAULTS = {
  "pack-version-role-held": {
    zh: "新版本没有岗位“{role}”，旧版本还有 {count} 件未办结；办完或迁移之前，在岗的人仍看得到、办得了",
    en: 'this version has no role "{role}", and {count} cases of older versions are open; whoever holds it sees and handles them until they are settled or moved',
  },
  "pack-version-role-empty": {
    zh: "岗位“{role}”还没有人；请在单位与职责里任岗",
    en: 'nobody holds the role "{role}" yet; give the post in the directory',
  },
  "pack-version-name": {
    zh: "文件里的业务包是“{name}”，要装入的是“{asked}”；请改 pack.yaml，或装到“{name}”",
    en: 'the files are of the pack "{name}", and "{asked}" was to be loaded; change pack.yaml, or load it as "{name}"',
  },
  "pack-version-path": {
    zh: "文件名“{path}”不能用：只用字母、数字、点、横线和下划线，不以点开头，不含“..”，最多 {most} 层",
    en: 'the file name "{path}" cannot be used: letters, digits, dots, hyphens and underscores, not beginning with a dot, no "..", at most {most} levels',
  },
  "pack-version-binary": {
    zh: "{path} 不是文本文件；业务包只收 {allowed}",
    en: "{path} is no text; a pack takes {allowed} only",
  },
} as const satisfies Record<string, Words>;
