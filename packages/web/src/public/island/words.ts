import type { Language } from "@xinlian/kernel";

interface IslandWords {
  readonly clock: (at: Date) => string;
  // draft
  readonly kept: (at: string) => string;
  readonly clear: string;
  readonly cleared: string;
  readonly restored: (at: string) => string;
  // receipts
  readonly reported: (opened: string) => string;
  readonly seen: (state: string, at: string) => string;
  readonly remove: string;
  readonly removeWhich: (title: string) => string;
  readonly removed: (title: string) => string;
  // place
  readonly locating: string;
  readonly located: (metres: number, county: string) => string;
  readonly locateDenied: string;
  readonly locateFailed: string;
  readonly outside: string;
  readonly chosen: (county: string, lng: string, lat: string) => string;
  readonly forget: string;
  readonly forgotten: string;
  readonly map: string;
  readonly mapHint: string;
  readonly mapOnlyCounties: string;
  readonly nearer: string;
  readonly farther: string;
  readonly source: (source: string) => string;
}

const two = (n: number) => String(n).padStart(2, "0");
const clock = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;
const dayZh = (at: Date) => `${at.getMonth() + 1}月${at.getDate()}日 ${clock(at)}`;
const dayEn = (at: Date) =>
  `${at.toLocaleDateString("en-GB", { day: "numeric", month: "short" })} ${clock(at)}`;

/** Words of the parts that run on the phone. */
export const islandWords: Record<Language, IslandWords> = {
  zh: {
    clock: dayZh,
    kept: (at) => `草稿已存在这台手机上（${at}），没有网络也不会丢。`,
    clear: "清掉草稿",
    cleared: "草稿已清掉。",
    restored: (at) => `已接着 ${at} 的草稿。`,
    reported: (opened) => `${opened} 反映 ·`,
    seen: (state, at) => `${state}（${at} 查看时）`,
    remove: "移走",
    removeWhich: (title) => `移走：${title}`,
    removed: (title) => `已从这台手机移走“${title}”。事情照常办理。`,
    locating: "正在定位……",
    located: (metres, county) => `已定位，在${county}，误差约 ${metres} 米。`,
    locateDenied: "您没有允许定位。可以在地图上点，或写地址。",
    locateFailed: "没有定到位置。可以在地图上点，或写地址。",
    outside: "这里不在本市范围内，没有选点。",
    chosen: (county, lng, lat) => `已选：${county}，东经 ${lng}，北纬 ${lat}。`,
    forget: "不用这个点",
    forgotten: "没有选点。",
    map: "地图：方向键移动，加减号缩放，准星对准地点",
    mapHint: "拖动地图，让准星对准地点。",
    mapOnlyCounties: "图上只有区县界线，用来指大致位置；路名门牌请写在下面。",
    nearer: "放大",
    farther: "缩小",
    source: (source) => `界线来源：${source}，仅供示意`,
  },
  en: {
    clock: dayEn,
    kept: (at) => `Draft kept on this phone (${at}); it stays without a network.`,
    clear: "Clear the draft",
    cleared: "The draft is cleared.",
    restored: (at) => `Going on with your draft of ${at}.`,
    reported: (opened) => `Reported ${opened} ·`,
    seen: (state, at) => `${state} (when seen ${at})`,
    remove: "Remove",
    removeWhich: (title) => `Remove: ${title}`,
    removed: (title) => `“${title}” is removed from this phone. The case goes on.`,
    locating: "Finding your position …",
    located: (metres, county) => `Found: ${county}, within about ${metres} m.`,
    locateDenied: "You did not allow your position to be read. Use the map or write the address.",
    locateFailed: "Your position was not found. Use the map or write the address.",
    outside: "This is outside the city; no point is chosen.",
    chosen: (county, lng, lat) => `Chosen: ${county}, ${lng}° E, ${lat}° N.`,
    forget: "Drop this point",
    forgotten: "No point is chosen.",
    map: "Map: arrow keys move it, plus and minus zoom, the cross hair marks the spot",
    mapHint: "Drag the map until the cross hair is on the spot.",
    mapOnlyCounties:
      "The map shows county borders only, for a rough position; please write road and number below.",
    nearer: "Zoom in",
    farther: "Zoom out",
    source: (source) => `Borders: ${source}, for orientation only`,
  },
};

/** The page's language, from its `lang`. */
export function pageLanguage(): Language {
  return document.documentElement.lang.startsWith("zh") ? "zh" : "en";
}
