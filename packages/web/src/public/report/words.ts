import type { Language } from "@xinlian/kernel";

interface ReportWords {
  readonly title: string;
  readonly faultTitle: (title: string) => string;
  readonly faultCount: (count: number) => string;
  readonly back: string;
  readonly step: string;
  readonly optional: string;
  readonly placeWays: string;
  readonly locate: string;
  readonly mapHint: string;
  readonly address: string;
  readonly addressExample: string;
  readonly area: string;
  readonly areaUnknown: string;
  readonly wholeCounty: (county: string) => string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly callName: string;
  readonly photosHint: (most: number) => string;
  readonly photoDrop: string;
  readonly tooManyPhotos: (most: number, now: number) => string;
  readonly photos: (count: number) => string;
  readonly next: string;
  readonly offline: string;
  readonly others: string;
  // check page
  readonly checkTitle: string;
  readonly checkStep: string;
  readonly checkLead: string;
  readonly change: string;
  readonly changeWhat: (label: string) => string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  readonly point: (lng: string, lat: string) => string;
  readonly send: string;
  readonly sendNote: string;
  readonly offlineSend: string;
  // faults of reading
  readonly empty: (label: string) => string;
  readonly noPlace: string;
  readonly noPhone: string;
  readonly phoneDigits: (digits: number) => string;
  readonly phoneShape: string;
  readonly tooLong: (label: string, most: number, now: number) => string;
  readonly notAnOption: (label: string) => string;
  readonly unknownArea: string;
  readonly badPoint: string;
}

export const reportWords: Record<Language, ReportWords> = {
  zh: {
    title: "我要反映",
    faultTitle: (title) => `错误：${title}`,
    faultCount: (count) => `有 ${count} 处要改`,
    back: "返回首页",
    step: "第 1 步，共 2 步。下一步核对后再提交。",
    optional: "（选填）",
    placeWays: "定位、地图、文字，填一样就行",
    locate: "用我现在的位置",
    mapHint: "拖动地图，让准星对准地点。也可以用方向键移动，加减号缩放。",
    address: "写地址",
    addressExample: "例如：县街 40 号门前",
    area: "在哪个镇街",
    areaUnknown: "不清楚，由热线判断",
    wholeCounty: (county) => `${county}（镇街不清楚）`,
    phone: "手机号",
    phoneHint: "只用来告诉您办理结果，以及请您评价。座机请带区号，如 0833-2130000",
    callName: "怎么称呼您",
    photosHint: (most) => `最多 ${most} 张，尽量别拍到人脸和车牌。照片里的拍摄地点会自动去掉`,
    photoDrop: "不要这张",
    tooManyPhotos: (most, now) => `照片最多 ${most} 张，现在有 ${now} 张`,
    photos: (count) => `${count} 张`,
    next: "下一步：核对",
    offline: "现在没有网络，还没有发出。您填的内容已存在这台手机上，连上网后再点一次“下一步”。",
    others: "别的事在这里办",
    checkTitle: "核对后提交",
    checkStep: "第 2 步，共 2 步。提交前还可以改。",
    checkLead: "请看一遍，没有问题就提交。",
    change: "改",
    changeWhat: (label) => `改：${label}`,
    nothing: "没有填",
    yes: "是",
    no: "否",
    point: (lng, lat) => `地图上的点：东经 ${lng}，北纬 ${lat}`,
    send: "提交",
    sendNote: "提交后马上得到回执编号，凭它随时查进度。",
    offlineSend: "现在没有网络，还没有交上去。这一页别关，连上网后再点一次“提交”，不会交重。",
    empty: (label) => `请填写“${label}”`,
    noPlace: "请说明在哪里：定位、点地图、选镇街、写地址，填一样就行",
    noPhone: "请填写手机号，我们好把结果告诉您",
    phoneDigits: (digits) => `请填写 11 位手机号，现在是 ${digits} 位`,
    phoneShape: "请填写手机号（1 开头，11 位），或带区号的座机号",
    tooLong: (label, most, now) => `“${label}”最多 ${most} 个字，现在有 ${now} 个`,
    notAnOption: (label) => `请在“${label}”里选一项`,
    unknownArea: "请从列表里选镇街",
    badPoint: "地图上的点没有读懂，请重新点一下，或写地址",
  },
  en: {
    title: "Report a matter",
    faultTitle: (title) => `Error: ${title}`,
    faultCount: (count) => (count === 1 ? "One thing to correct" : `${count} things to correct`),
    back: "Back to home",
    step: "Step 1 of 2. You check everything before it is sent.",
    optional: " (optional)",
    placeWays: "Your position, the map or words: one of them is enough",
    locate: "Use my position",
    mapHint:
      "Drag the map until the cross hair is on the spot. Arrow keys move it, plus and minus zoom.",
    address: "Address in words",
    addressExample: "e.g. in front of Xianjie 40",
    area: "Township or subdistrict",
    areaUnknown: "Not sure, the hotline decides",
    wholeCounty: (county) => `${county} (township not known)`,
    phone: "Phone number",
    phoneHint:
      "Only to tell you the result and to ask how it went. Landlines with area code, e.g. 0833-2130000",
    callName: "What may we call you",
    photosHint: (most) =>
      `${most === 1 ? "One" : `At most ${most}`}; please avoid faces and number plates. The place that a photo tells is taken out of it`,
    photoDrop: "Leave this one out",
    tooManyPhotos: (most, now) => `At most ${most} photos, now there are ${now}`,
    photos: (count) => (count === 1 ? "One photo" : `${count} photos`),
    next: "Next: check",
    offline:
      "You are offline and nothing has been sent. What you wrote is kept on this phone; press Next again when you are back online.",
    others: "Other matters have a form of their own",
    checkTitle: "Check and send",
    checkStep: "Step 2 of 2. You can still change everything.",
    checkLead: "Please read it once more, then send it.",
    change: "Change",
    changeWhat: (label) => `Change: ${label}`,
    nothing: "Left empty",
    yes: "Yes",
    no: "No",
    point: (lng, lat) => `Point on the map: ${lng}° E, ${lat}° N`,
    send: "Send",
    sendNote: "You get a receipt number at once and can follow the case with it.",
    offlineSend:
      "You are offline and nothing has been sent. Keep this page open and press Send again when you are back online; it will not be sent twice.",
    empty: (label) => `Please fill in "${label}"`,
    noPlace: "Please say where: your position, the map, a township or an address, one is enough",
    noPhone: "Please give a phone number so that we can tell you the result",
    phoneDigits: (digits) => `A mobile number has 11 digits, this one has ${digits}`,
    phoneShape:
      "Please give a mobile number (11 digits, begins with 1) or a landline with its area code",
    tooLong: (label, most, now) => `"${label}" takes at most ${most} characters, now ${now}`,
    notAnOption: (label) => `Please choose one under "${label}"`,
    unknownArea: "Please choose a township from the list",
    badPoint: "The point on the map could not be read: choose it again or write the address",
  },
};
