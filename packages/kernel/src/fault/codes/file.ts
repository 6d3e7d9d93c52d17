import type { Words } from "../../words/index.ts";

/** Faults that speak of an attachment: what it is, how large, who may name and read it. */
export const FILE_FAULTS = {
  "file-empty": { zh: "“{name}”是空的，没有保存", en: '"{name}" is empty and was not stored' },
  "file-photo-large": {
    zh: "照片“{name}”超过 {most} MB，没有保存；请在手机上调小尺寸再传",
    en: 'The photo "{name}" is larger than {most} MB and was not stored; make it smaller on the phone and send it again',
  },
  "file-audio-large": {
    zh: "录音“{name}”超过 {most} MB，没有保存；长录音请留在电话系统里，把链接写进事项",
    en: 'The recording "{name}" is larger than {most} MB and was not stored; leave long recordings in the telephone system and put the link into the case',
  },
  "file-document-large": {
    zh: "文件“{name}”超过 {most} MB，没有保存；请压缩图片或分成几个再传",
    en: 'The document "{name}" is larger than {most} MB and was not stored; compress its pictures or send it in parts',
  },
  "file-large": {
    zh: "“{name}”有 {size} MB，附件最多 {most} MB，没有保存；录音请留在电话系统里，把链接写进事项",
    en: '"{name}" has {size} MB; an attachment has at most {most} MB, so it was not stored; leave recordings in the telephone system and put the link into the case',
  },
  "file-kind": {
    zh: "“{name}”不是能收的文件，没有保存。可以传：{allowed}",
    en: '"{name}" is no file that can be taken, and was not stored. Allowed: {allowed}',
  },
  "file-broken": {
    zh: "“{name}”读不完整（{why}），没有保存；请换一张或重新拍",
    en: '"{name}" cannot be read whole ({why}) and was not stored; choose another or take it again',
  },
  "file-unsafe": {
    zh: "“{name}”里面有不安全的内容（{why}），没有保存；请另存为 PDF 再传",
    en: '"{name}" holds something unsafe ({why}) and was not stored; save it as PDF and send that',
  },
  "file-gone": {
    zh: "“{field}”里的附件“{name}”不在这里，或不是您传的；请重新选择",
    en: 'the attachment "{name}" in "{field}" is not here, or was not sent by you; choose it again',
  },
  "file-full": {
    zh: "现在收不下更多附件，请稍后再传；事情可以先不带附件反映",
    en: "No more attachments can be taken just now; send them later. The matter itself may be sent without them",
  },
  "file-look-first": {
    zh: "这个附件是保密内容，请先在事项页写明理由查看“{field}”，再打开附件",
    en: 'this attachment is sealed: first look at "{field}" on the case page, giving a reason, then open it',
  },
  "file-range": {
    zh: "没有这一段：{range}，文件共 {size} 字节",
    en: "There is no such part: {range}; the file has {size} bytes",
  },
} as const satisfies Record<string, Words>;
