import { both } from "../words/both.ts";

export const timeWords = both(
  {
    ahead: (much: string) => `这台机器的时钟忽然快了 ${much}`,
    behind: (much: string) => `这台机器的时钟忽然慢了 ${much}`,
    says: (since: string, city: string, machine: string) =>
      `：自 ${since} 起不再跟随，期限照常按城市时间（现在 ${city}）走，没有一件因此提前或推迟。机器显示 ${machine}。时钟校准后自动恢复；如果机器时间才是对的，请确认。`,
    adopt: "机器时间是对的……",
    why: "依据",
    whyHint: "写明怎样核对的，记入台账。",
    sure: "确认，改按机器时间",
    cancel: "取消",
    days: (n: number) => `${n} 天`,
    hours: (n: number) => `${n} 小时`,
    minutes: (n: number) => `${n} 分钟`,
  },
  {
    ahead: (much: string) => `The clock of this machine is suddenly ${much} fast`,
    behind: (much: string) => `The clock of this machine is suddenly ${much} slow`,
    says: (since: string, city: string, machine: string) =>
      `: it has not been followed since ${since}. Limits run on by the city's time (now ${city}); none has moved. The machine says ${machine}. Once the clock is set right it is followed again by itself; if the machine is right, say so.`,
    adopt: "The machine is right …",
    why: "Why",
    whyHint: "Say how it was checked; it goes on record.",
    sure: "Confirm: go by the machine",
    cancel: "Cancel",
    days: (n: number) => `${n} ${n === 1 ? "day" : "days"}`,
    hours: (n: number) => `${n} ${n === 1 ? "hour" : "hours"}`,
    minutes: (n: number) => `${n} ${n === 1 ? "minute" : "minutes"}`,
  },
);
