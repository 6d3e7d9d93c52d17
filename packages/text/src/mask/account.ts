import type { Hidden } from "./stars.ts";

const LOCAL = /[A-Za-z0-9._%+-]/;
const HOST = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/;
const LONGEST_LOCAL = 64;

/**
 * E-mail addresses, found from their `@`, so that no long run of letters is tried again and again.
 * @param text half-width
 */
export function* emails(text: string): Generator<Hidden> {
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const host = HOST.exec(text.slice(at + 1, at + 255));
    let from = at;
    while (from > 0 && at - from < LONGEST_LOCAL && LOCAL.test(text.charAt(from - 1))) from -= 1;
    if (host !== null && from < at) yield { from, to: at + 1 + host[0].length };
  }
}

/** 微信, QQ and the like, when the number or name follows. */
export const CHAT =
  /(?:微信号?|QQ号?|扣扣|抖音号?|快手号?|wechat|weixin|\bvx)(?:是|为|同号)?[:： ]{0,3}([A-Za-z0-9_-]{5,20})(?![A-Za-z0-9_-])/giu;

/** 川L·12345, 川L D12345 (new energy), 川L1234学. Three digits at least: 川A区ABCD is no plate. */
export const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-Z] ?[·•.\-—]? ?(?=[A-Z]{0,2}[0-9]{3}|[A-Z]?[0-9][A-Z]?[0-9][A-Z]?[0-9]|[0-9]{1,4}[A-Z]{1,2}[0-9]{0,2})[A-Z0-9]{4,6}[警学挂领港澳使]?(?![A-Z0-9])/giu;
