import type { Words } from "../words/index.ts";
import type { Light, LightName } from "./light.ts";
import { amountWords } from "./limit.ts";

/** What each light is called. */
export const LIGHT_NAMES: Readonly<Record<LightName, Words>> = {
  ok: { zh: "正常", en: "on time" },
  soon: { zh: "临期", en: "due soon" },
  late: { zh: "超期", en: "overdue" },
  pause: { zh: "暂停", en: "paused" },
  done: { zh: "办结", en: "done" },
};

/** The amount, to stand alone: 剩1个工作日, 今日24时到期, 超2个工作日, 剩3小时20分, 已停2个工作日. */
export function lightWords(light: Light): Words {
  if (light.today) return { zh: "今日24时到期", en: "due today, 24:00" };
  const { zh, en } = amountOf(light);
  switch (light.light) {
    case "ok":
    case "soon":
      return { zh: `剩${zh}`, en: `${en} left` };
    case "late":
      return { zh: `超${zh}`, en: `${en} over` };
    case "pause":
      return { zh: `已停${zh}`, en: `stopped for ${en}` };
    case "done":
      return { zh: `用时${zh}`, en: `took ${en}` };
  }
}

/** Name and amount together, as on a page: 超期 2个工作日, 正常 剩10个工作日. */
export function lightLabel(light: Light): Words {
  const name = LIGHT_NAMES[light.light];
  const words = light.light === "late" ? amountOf(light) : lightWords(light);
  return { zh: `${name.zh} ${words.zh}`, en: `${name.en}, ${words.en}` };
}

function amountOf({ unit, amount }: Light): Words {
  if (amount === 0) {
    const { zh, en } = amountWords(1, unit);
    return { zh: `不足${zh}`, en: `less than ${en}` };
  }
  return unit === "min" ? clockWords(amount) : amountWords(amount, unit);
}

/** 3小时20分, `3 h 20 min`. */
function clockWords(minutes: number): Words {
  const [h, min] = [Math.floor(minutes / 60), minutes % 60];
  if (h === 0) return { zh: `${min}分`, en: `${min} min` };
  if (min === 0) return { zh: `${h}小时`, en: `${h} h` };
  return { zh: `${h}小时${min}分`, en: `${h} h ${min} min` };
}
