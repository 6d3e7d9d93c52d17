import type { Hidden } from "./stars.ts";
import { beginsWithSurname, surnameLength } from "./surname.ts";

/** Words after which a name stands, whatever follows it. */
const SURE_CUE =
  /(?:我叫|我名叫|名叫|名字叫|名字是|姓名|联系人|投诉人|举报人|反映人|来电人|当事人|申请人|户主|法定代表人|法人代表|法人|负责人|房东)(?:是|为|叫)?[:： ]{0,2}/gu;
/** Words after which a name may stand; it is taken for one only when a sentence or clause ends after it. */
const LOOSE_CUE = /(?:本人|业主|村民|居民|学生|患者|家长|男子|女子|老师|医生)[:： ]{0,2}/gu;
/** Words in which people are called by what they are; the name stands before. */
const TITLE =
  /先生|女士|小姐|同志|老师|医生|大夫|师傅|阿姨|大爷|大妈|大叔|叔叔|大哥|大姐|书记|主任|局长|所长|院长|校长|村长|镇长|乡长|队长|组长|社长|经理|老板|警官|法官|律师|教练|护士|主席|科长|处长|站长|支书/gu;
/** Words that stand before a title and are no name. */
const NO_NAME =
  /(?:任课|党委|单位|项目|车间|高校|公司|时任|前任|现任|担任|安全|[城交房保主]管|全体|金融|江苏|马路|石油|黄金|万达|高级|高中|关于|任何)$/u;
const HALF_NAMED = /(\p{Script=Han})(?:某{1,3}|[xX×]{2,3})/gu;
const SURNAMED = /姓(\p{Script=Han})(?=的|某|[^\p{Script=Han}]|$)/gu;
const HAN = /^\p{Script=Han}+$/u;
const AFTER_NAME = /^(?:$|[^\p{Script=Han}]|[的是在因及与被将从称有要,。])/u;

/**
 * Names of people, where a pattern gives them away: after 我叫, 联系人 and the like, before 先生, 书记 and the like, half masked
 * (张某某) or only the surname (姓张的). A name that stands bare in a sentence is not found; what a pack
 * declares public must not depend on it.
 * @param text half-width
 */
export function* names(text: string): Generator<Hidden> {
  for (const cue of text.matchAll(SURE_CUE)) yield* after(text, cue.index + cue[0].length, true);
  for (const cue of text.matchAll(LOOSE_CUE)) yield* after(text, cue.index + cue[0].length, false);
  for (const title of text.matchAll(TITLE)) yield* before(text, title.index);
  for (const half of text.matchAll(HALF_NAMED)) {
    if (!beginsWithSurname(half[1] ?? "", true)) continue;
    yield { from: half.index, to: half.index + half[0].length };
  }
  for (const only of text.matchAll(SURNAMED)) {
    if (beginsWithSurname(only[1] ?? "", true)) yield { from: only.index + 1, to: only.index + 2 };
  }
}

/** A name of two or three characters (four with a double surname) from a place on. */
function* after(text: string, from: number, sure: boolean): Generator<Hidden> {
  const longest = surnameLength(text.slice(from, from + 2)) + 2;
  for (let length = longest; length >= longest - 1; length -= 1) {
    const name = text.slice(from, from + length);
    if (name.length < length || !HAN.test(name) || !beginsWithSurname(name, sure)) continue;
    const next = text.slice(from + length, from + length + 1);
    const ends = sure ? AFTER_NAME.test(next) : next === "" || !HAN.test(next);
    // After a sure cue the text may run on without a mark: then three characters are taken for the name.
    if (ends || (sure && length === longest - 1)) {
      const to = ends ? from + length : from + longest;
      yield { from, to: Math.min(to, text.length) };
      return;
    }
  }
}

/** The longest name of one to three characters that ends at a place. */
function* before(text: string, to: number): Generator<Hidden> {
  if (NO_NAME.test(text.slice(Math.max(0, to - 2), to))) return;
  for (let length = 4; length >= 1; length -= 1) {
    const name = text.slice(Math.max(0, to - length), to);
    if (name.length < length || !HAN.test(name) || !beginsWithSurname(name, length === 1)) continue;
    if (length === 4 && surnameLength(name) !== 2) continue;
    yield { from: to - length, to };
    return;
  }
}
