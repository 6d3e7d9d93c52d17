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
  // photos
  readonly photo: (number: number) => string;
  readonly photoAdd: string;
  readonly photoSending: (number: number) => string;
  readonly photoDrop: string;
  readonly photoDropWhich: (number: number) => string;
  readonly photoDropped: (name: string) => string;
  readonly photoRoom: (most: number) => string;
  readonly photoWaits: string;
  readonly photoHold: string;
  readonly photoStuck: string;
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
    photo: (number) => `第 ${number} 张照片`,
    photoAdd: "加一张",
    photoSending: (number) => `第 ${number} 张正在上传`,
    photoDrop: "去掉",
    photoDropWhich: (number) => `去掉第 ${number} 张照片`,
    photoDropped: (name) => `已去掉 ${name}。`,
    photoRoom: (most) => `最多 ${most} 张，多出的没有加上。`,
    photoWaits: "等网络恢复后自动上传",
    photoHold: "照片还在上传，传好以后自动到下一步。",
    photoStuck: "有照片传不上去，请看照片下面的说明，去掉它再试。",
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
    photo: (number) => `Photo ${number}`,
    photoAdd: "Add a photo",
    photoSending: (number) => `Photo ${number} is being sent`,
    photoDrop: "Remove",
    photoDropWhich: (number) => `Remove photo ${number}`,
    photoDropped: (name) => `${name} is removed.`,
    photoRoom: (most) => `At most ${most}; the others were not added.`,
    photoWaits: "Is sent by itself when you are back online",
    photoHold: "Photos are still on their way; the next step follows by itself.",
    photoStuck: "A photo cannot be sent: see what it says below it, remove it and try again.",
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
