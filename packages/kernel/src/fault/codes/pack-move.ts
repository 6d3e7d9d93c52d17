import type { Words } from "../../words/index.ts";

/** Faults of moves from one version of a pack to another. */
export const PACK_MOVE_FAULTS = {
  "pack-move-itself": {
    zh: "迁移“{move}”的 from 写的是本版本“{version}”；请写旧版本的 version 或指纹",
    en: 'the move "{move}" starts from "{version}", which is this version; name an older one by its version or hash',
  },
  "pack-move-hash": {
    zh: "“{hash}”太短，认不出版本；指纹至少写 {least} 位",
    en: '"{hash}" is too short to name a version; write at least {least} characters of its hash',
  },
  "pack-move-type": {
    zh: "新版本没有事项“{type}”，旧版本里还有 {count} 件未办结；请在 cases 里写 {type}: stay，让它们按旧版本办完",
    en: 'this version has no case "{type}", and {count} of the older version are open; write {type}: stay under cases, so that they go on by the older one',
  },
  "pack-move-state": {
    zh: "新版本没有“{type}”的状态“{state}”，还有 {count} 件停在那里；请在 states 里写 {state}: 新状态，可用：{allowed}",
    en: 'this version has no state "{state}" of "{type}", and {count} cases stand in it; write {state}: <new state> under states, one of: {allowed}',
  },
  "pack-move-end": {
    zh: "“{type}”的“{state}”会变成终点“{to}”，{count} 件会不办而结；请改成未办结的状态：{allowed}",
    en: '"{state}" of "{type}" would become the end "{to}", which closes {count} cases that nobody settled; name a state that is no end: {allowed}',
  },
  "pack-move-field": {
    zh: "新版本没有“{type}”的字段“{field}”，还有 {count} 件未办结；请在 fields 里写 {field}: 新字段，或 {field}: null（不再保留）",
    en: 'this version has no field "{field}" of "{type}", and {count} cases are open; write {field}: <new field> under fields, or {field}: null to let it go',
  },
  "pack-move-kind": {
    zh: "“{type}”的字段“{field}”（{was}）装不进“{to}”（{is}）；请换一个同类字段，或写 {field}: null",
    en: 'the field "{field}" of "{type}" ({was}) does not fit "{to}" ({is}); name a field of the same kind, or write {field}: null',
  },
  "pack-move-seal": {
    zh: "“{type}”的字段“{field}”迁到“{to}”会改变保密；保密字段须同名且仍保密，公开字段不能变为保密",
    en: 'moving the field "{field}" of "{type}" to "{to}" would change its seal; a sealed field keeps its name and its seal, an open one cannot become sealed',
  },
  "pack-move-choice": {
    zh: "字段“{field}”的选项“{value}”在新版本的“{choice}”里没有；请在 choices 里写 {choice}，把 {value} 对到新选项，可用：{allowed}",
    en: 'the value "{value}" of the field "{field}" is not in "{choice}" of this version; write {choice} with {value}: <new value> under choices, one of: {allowed}',
  },
  "pack-move-clock": {
    zh: "新版本没有“{type}”的时限“{clock}”，{count} 件未办结的可能正在计时；请在 clocks 里写 {clock}: 新时限，可用：{allowed}",
    en: 'this version has no clock "{clock}" of "{type}", and it may run for {count} open cases; write {clock}: <new clock> under clocks, one of: {allowed}',
  },
  "pack-move-deadline": {
    zh: "“{type}”的时限“{clock}”到点会做事，不能取消；请改到另一个时限，可用：{allowed}",
    en: 'the clock "{clock}" of "{type}" does something when it is due and cannot be let go; map it to another clock, one of: {allowed}',
  },
  "pack-move-unknown": {
    zh: "业务包“{pack}”没有名为“{move}”的迁移；可用：{allowed}",
    en: 'the pack "{pack}" declares no move "{move}"; allowed: {allowed}',
  },
  "pack-move-refused": {
    zh: "迁移“{move}”会让 {count} 处的事项无处可去，一件也没有动",
    en: 'the move "{move}" would leave cases nowhere in {count} ways; none was moved',
  },
  "pack-move-version": {
    zh: "事项 {case} 不在迁移的起始版本上",
    en: "case {case} does not stand on a version that the move starts from",
  },
} as const satisfies Record<string, Words>;
