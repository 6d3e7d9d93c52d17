import type { FileValue } from "@xinlian/wire";
import { useState } from "react";
import { Shape } from "../light/shape.tsx";

/** Where a file is read; without a case only who sent it in reads it. */
export function fileAddress(file: FileValue, stream: string | null, preview = false): string {
  const query = new URLSearchParams();
  if (stream !== null) query.set("case", stream);
  if (preview) query.set("preview", "true");
  const text = query.toString();
  return `/api/files/${file.id}${text === "" ? "" : `?${text}`}`;
}

export const isPhoto = (file: FileValue): boolean => file.type.startsWith("image/");
/** The browser plays it; other recordings are downloaded. */
export const isPlayed = (file: FileValue): boolean =>
  file.type.startsWith("audio/") && file.type !== "audio/amr";
export const isPdf = (file: FileValue): boolean => file.type === "application/pdf";

/** A small picture of a photo, or the extension of anything else. */
export function Thumb({ file, src }: { file: FileValue; src: string }) {
  const [gone, setGone] = useState<string | null>(null);
  if (isPhoto(file) && gone !== src)
    return <img className="thumb" src={src} alt="" onError={() => setGone(src)} />;
  return (
    <span className="thumb plain" aria-hidden="true">
      {isPhoto(file) ? <Shape name="late" /> : (file.name.split(".").at(-1) ?? "").toUpperCase()}
    </span>
  );
}
