import type { Hidden } from "./stars.ts";

/** Digits with at most three separators between them. The two classes have no character in common: linear. */
const RUN = /[0-9](?:[ \t\-_.·—–()/]{0,3}[0-9])*/g;
const GROUP = /[0-9]+/g;
/** A number that is asked after is a local telephone number even without an area code. */
const PHONE_CUE =
  /(?:电话|座机|手机|联系方式|联系|致电|拨打|tel|phone)(?:号码|是|为)?[:： ]{0,3}$/iu;
const MOST_GROUPS = 18;

interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/**
 * Telephone numbers, identity and bank card numbers of people, written together or apart (`138 1234 5678`,
 * `0833-2123456`, `511102 19900101 123X`). Dates, amounts and case numbers stay. Checksums are not asked for: a mistyped number still
 * points at somebody.
 * @param text half-width
 */
export function* numbers(text: string): Generator<Hidden> {
  for (const run of text.matchAll(RUN)) {
    const groups = Array.from(run[0].matchAll(GROUP), (group): Group => {
      const from = run.index + group.index;
      return { from, to: from + group[0].length, digits: group[0] };
    });
    const cued = PHONE_CUE.test(text.slice(Math.max(0, run.index - 16), run.index));
    for (let first = 0; first < groups.length; ) first += yield* longest(text, groups, first, cued);
  }
}

/** The longest personal number that begins at a group; returns how many groups to go on by. */
function* longest(
  text: string,
  groups: readonly Group[],
  first: number,
  cued: boolean,
): Generator<Hidden, number> {
  for (let count = Math.min(MOST_GROUPS, groups.length - first); count > 0; count -= 1) {
    const part = groups.slice(first, first + count);
    if (
      !personal(
        part.map((group) => group.digits),
        cued && first === 0,
      )
    )
      continue;
    const [from, end] = [part[0]?.from ?? 0, part.at(-1)?.to ?? 0];
    // The check character of an identity card may be an X.
    yield { from, to: /^x/iu.test(text.slice(end, end + 1)) ? end + 1 : end };
    return count;
  }
  return 1;
}

const MOBILE = /^(?:(?:00)?86)?1[3-9][0-9]{9}$/;
const IDENTITY =
  /^[1-9][0-9]{5}(?:(?:18|19|20)[0-9]{2})?(?:[0-9]{2})?(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9]?$/;
/** Bank cards, two numbers run together, whatever: no matter is described by so many digits. */
const LONG = /^[0-9]{15,}$/;
/** A bank card, written in fours. */
const CARD = /^[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{1,3})?$/;
const AREA = /^0(?:10|2[0-9]|[3-9][0-9]{2})$/;
const LANDLINE = /^0(?:10|2[0-9]|[3-9][0-9]{2})[1-9][0-9]{6,7}$/;
const LOCAL = /^[1-9][0-9]{6,7}$/;
const SERVICE = /^[48]00[0-9]{7}$/;

function personal(groups: readonly string[], cued: boolean): boolean {
  const digits = groups.join("");
  if (groups.length === 1 && LONG.test(digits)) return true;
  if (digits.length < 7 || digits.length > 19 || SERVICE.test(digits)) return false;
  const even =
    groups.every((group) => group.length > 1) || groups.every((group) => group.length === 1);
  if (even && MOBILE.test(digits)) return true;
  const few = groups.length <= 4 || groups.length === digits.length;
  if (even && few && [15, 17, 18].includes(digits.length) && IDENTITY.test(digits)) return true;
  if (groups.length > 1 && CARD.test(groups.join(" "))) return true;
  if (groups.length === 1) return LANDLINE.test(digits) || (cued && LOCAL.test(digits));
  if (AREA.test(groups[0] ?? "") && groups.length <= 4) return LANDLINE.test(digits);
  return cued && groups.length <= 3 && even && LOCAL.test(digits);
}

/** 一三八零零… spelled out to slip past filters. */
export const SPELLED_MOBILE =
  /[一幺壹][三四五六七八九叁肆伍陆柒捌玖][零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{9}/gu;
