import { both } from "../words/both.ts";

export const fileWords = both(
  {
    add: "选择文件",
    camera: "拍照",
    ways: "也可以拖到这里，或复制后粘贴。照片 20 MB、录音 100 MB、文件 50 MB 以内；照片里的拍摄地点等信息会自动去掉。",
    drop: "松开就上传",
    sending: (name: string, percent: number) => `正在上传 ${name}，${percent}%`,
    sent: (name: string) => `${name} 已传好`,
    stop: "停止",
    stopWhich: (name: string) => `停止上传 ${name}`,
    again: "再传一次",
    againWhich: (name: string) => `再传一次 ${name}`,
    remove: "去掉",
    removeWhich: (name: string) => `去掉 ${name}`,
    unreached: "没有连上服务器。网络恢复后点“再传一次”，不会重复。",
    tooLarge: (most: number) =>
      `超过 ${most} MB，不能作为附件。录音请留在电话系统里，把链接写进文字。`,
    hold: "附件还在上传，传好以后自动提交。",
    one: "只能放一个，新选的替换了原来的。",
    photo: (name: string) => `照片 ${name}`,
    open: (name: string) => `放大看照片 ${name}`,
    preview: "预览",
    previewWhich: (name: string) => `预览 ${name}`,
    download: "下载",
    downloadWhich: (name: string) => `下载 ${name}`,
    close: "关闭",
    before: "上一张",
    next: "下一张",
    place: (at: number, of: number) => `第 ${at} 张，共 ${of} 张`,
    noPdf: "看不到内容时，请下载后打开。",
    recording: (name: string) => `录音 ${name}`,
    gone: "图片打不开",
  },
  {
    add: "Choose files",
    camera: "Take a photo",
    ways: "Or drag them here, or copy and paste. Photos up to 20 MB, recordings 100 MB, documents 50 MB; the place and time a photo tells are taken out.",
    drop: "Let go to upload",
    sending: (name: string, percent: number) => `Uploading ${name}, ${percent}%`,
    sent: (name: string) => `${name} is uploaded`,
    stop: "Stop",
    stopWhich: (name: string) => `Stop uploading ${name}`,
    again: "Send again",
    againWhich: (name: string) => `Send ${name} again`,
    remove: "Remove",
    removeWhich: (name: string) => `Remove ${name}`,
    unreached:
      "The server was not reached. Press “Send again” when the network is back; nothing is doubled.",
    tooLarge: (most: number) =>
      `Larger than ${most} MB, so it cannot be attached. Leave recordings in the telephone system and put the link into the text.`,
    hold: "Attachments are still on their way; the form is sent as soon as they are in.",
    one: "Only one fits: the new one took the place of the old.",
    photo: (name: string) => `Photo ${name}`,
    open: (name: string) => `Look closer at photo ${name}`,
    preview: "Preview",
    previewWhich: (name: string) => `Preview ${name}`,
    download: "Download",
    downloadWhich: (name: string) => `Download ${name}`,
    close: "Close",
    before: "Previous",
    next: "Next",
    place: (at: number, of: number) => `${at} of ${of}`,
    noPdf: "If nothing shows here, download and open it.",
    recording: (name: string) => `Recording ${name}`,
    gone: "The picture does not open",
  },
);

/** A size as people read it: 3.4 MB, 120 KB. */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}
