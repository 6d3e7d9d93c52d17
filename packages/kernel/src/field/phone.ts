const HAN_DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."〇一二三四五六七八九"].map((digit, at) => [digit, String(at)])),
  ...Object.fromEntries([..."零壹贰叁肆伍陆柒捌玖"].map((digit, at) => [digit, String(at)])),
  幺: "1",
  两: "2",
};

/** Full-width and Chinese digits as people type them → plain ones; every dash, bracket and space → `-`. */
function plain(text: string): string {
  return [...text.normalize("NFKC")]
    .map((letter) => HAN_DIGITS[letter] ?? letter)
    .join("")
    .toLowerCase()
    .replace(/[\s\-‐-―()·._/]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Behind these stands an extension. */
const EXTENSION = /^(.*\d)-?(?:转|轉|分机|内线|ext|x|#|,|，|;)-?(?:号)?-?(\d{1,6})(?:号)?$/;
/** A landline written whole, and behind one more dash an extension. */
const DASHED = /^((?:\+?(?:00)?86-?)?0?\d{2,3}-?[2-9]\d{6,7})-(\d{1,6})$/;
const AREA = "(?:10|2\\d|[3-9]\\d{2})";

/**
 * A Chinese phone number in one form, so that one person is found under one number: mobiles as 11 digits, landlines as area code and number,
 * with `-` and the extension behind it, service numbers as they are. `+86`, `0086`, `86`, spaces, dashes, brackets, full-width and
 * Chinese digits do not matter; null when it is no number that can be called. @param text of 40 characters at most
 */
export function normalPhone(text: string): string | null {
  if (text.length > 40) return null;
  const whole = plain(text);
  const [, base = whole, extension] = EXTENSION.exec(whole) ?? DASHED.exec(whole) ?? [];
  const number = national(base);
  if (number === null || extension === undefined) return number;
  // A mobile has no extensions: what stands behind it is something else.
  return number.startsWith("1") ? null : `${number}-${extension}`;
}

function national(base: string): string | null {
  const digits = base.replaceAll("-", "");
  const cut = /^(?:\+86|0086)(\d+)$/.exec(digits)?.[1];
  const number = cut ?? (/^86(1[3-9]\d{9}|0\d{9,11})$/.exec(digits)?.[1] || digits);
  if (/^1[3-9]\d{9}$/.test(number)) return number;
  if (isLandline(number)) return number;
  // From abroad the area code is written without its 0.
  if ((cut !== undefined || digits.startsWith("86")) && isLandline(`0${cut ?? digits.slice(2)}`))
    return `0${cut ?? digits.slice(2)}`;
  return /^(?:400|800)\d{7}$/.test(number) || /^[2-9]\d{6,7}$/.test(number) ? number : null;
}

/** Area codes of three figures have numbers of eight, the others of seven or eight. */
function isLandline(number: string): boolean {
  const found = new RegExp(`^0(${AREA})([2-9]\\d{6,7})$`).exec(number);
  if (found === null) return false;
  return (found[1] ?? "").length > 2 || (found[2] ?? "").length === 8;
}

/** The number without its extension: by which its holder is found. */
export function mainNumber(phone: string): string {
  return phone.split("-")[0] ?? phone;
}

/** For reading aloud: `138****2765`; short numbers keep their last two digits, an extension is left out. */
export function maskedPhone(phone: string): string {
  const number = mainNumber(phone);
  if (number.length < 7) return "*".repeat(number.length);
  const tail = number.length >= 10 ? 4 : 2;
  return `${number.slice(0, 3)}${"*".repeat(number.length - 3 - tail)}${number.slice(-tail)}`;
}
