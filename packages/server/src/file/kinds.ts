import type { FaultCode, Words } from "@xinlian/kernel";

const MB = 1024 * 1024;

/** A kind of attachment: how large it may be and what is said when it is larger. */
export interface Kind {
  readonly name: "photo" | "audio" | "document";
  /** Bytes. */
  readonly most: number;
  readonly large: FaultCode;
}

export const PHOTO: Kind = { name: "photo", most: 20 * MB, large: "file-photo-large" };
export const AUDIO: Kind = { name: "audio", most: 100 * MB, large: "file-audio-large" };
export const DOCUMENT: Kind = { name: "document", most: 50 * MB, large: "file-document-large" };

/** No attachment is larger, whatever it is; known before its first byte is read. */
export const MOST = AUDIO.most;

export const megabytes = (bytes: number): number => Math.ceil(bytes / MB);

/** What may be sent, in words. */
export const ALLOWED: Words = {
  zh: "照片（JPEG、PNG、WebP）、录音（MP3、WAV、M4A、AMR、OGG）、文件（PDF、OFD、Word、Excel、PPT）",
  en: "photos (JPEG, PNG, WebP), recordings (MP3, WAV, M4A, AMR, OGG), documents (PDF, OFD, Word, Excel, PowerPoint)",
};

/** Kinds for those who report from outside: photos alone. */
export const PHOTOS_ALLOWED: Words = {
  zh: "照片（JPEG、PNG、WebP）",
  en: "photos (JPEG, PNG, WebP)",
};

/** The extension that a type's name ends in. */
export const EXTENSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "audio/mpeg": ["mp3"],
  "audio/wav": ["wav"],
  "audio/mp4": ["m4a", "aac", "3gp", "m4b"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/amr": ["amr"],
  "application/pdf": ["pdf"],
  "application/ofd": ["ofd"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/msword": ["doc", "wps"],
  "application/vnd.ms-excel": ["xls", "et"],
  "application/vnd.ms-powerpoint": ["ppt", "dps"],
};
