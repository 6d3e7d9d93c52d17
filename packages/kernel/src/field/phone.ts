/** Full-width digits, signs and spaces as people type them → plain ones. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/[\s\-‐-―()·.]/g, "");
}

/**
 * A Chinese phone number in one form, so that one person is found under one number: mobiles as 11 digits,
 * landlines as area code and number, service numbers as they are. `+86`, `0086`, spaces, dashes, brackets and
 * full-width digits do not matter; null when it is no number that can be called.
 */
export function normalPhone(text: string): string | null {
  if (text.length > 40) return null;
  const digits = plain(text).replace(/^(\+86|0086)/, "");
  const national = /^86(1[3-9]\d{9})$/.exec(digits)?.[1] ?? digits;
  if (/^1[3-9]\d{9}$/.test(national)) return national;
  if (/^0\d{2,3}[2-9]\d{6,7}$/.test(national)) return national;
  if (/^[1-9]\d{1,2}[2-9]\d{7}$/.test(national) && text.trim().startsWith("+86"))
    return `0${national}`;
  return /^(400|800)\d{7}$/.test(national) || /^[2-9]\d{6,7}$/.test(national) ? national : null;
}

/** For reading aloud: `138****2765`; short numbers keep their last two digits. */
export function maskedPhone(phone: string): string {
  if (phone.length < 7) return "*".repeat(phone.length);
  const tail = phone.length >= 10 ? 4 : 2;
  return `${phone.slice(0, 3)}${"*".repeat(phone.length - 3 - tail)}${phone.slice(-tail)}`;
}
