import type { FileValue, Problem } from "@xinlian/wire";
import { Refused, Unreached } from "../server/problem.ts";
import { chosenLanguage, LOCALE } from "../words/language.tsx";

/** MB; the server refuses more, whatever it is. */
export const MOST_MB = 100;

/** One file on its way. */
export interface Sending {
  /** Rejects with `Refused`, `Unreached`, or an abort. */
  readonly done: Promise<FileValue>;
  stop(): void;
}

/**
 * Sends one file, telling the share that is out. Sending the same content again is the same file on the server, so that trying again
 * doubles nothing.
 */
export function sendFile(file: File, onShare: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const path = `/api/files?name=${encodeURIComponent(file.name.slice(-200) || "file")}`;
  const done = new Promise<FileValue>((resolve, reject) => {
    request.open("POST", path);
    request.setRequestHeader("accept-language", LOCALE[chosenLanguage()]);
    request.setRequestHeader("x-xinlian", "1");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 201 && body !== null) resolve(body as FileValue);
      else reject(new Refused(problem(body as Partial<Problem> | null, request.status)));
    };
    request.onerror = () => reject(new Unreached(path));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problem(body: Partial<Problem> | null, status: number): Problem {
  return {
    ...body,
    type: body?.type ?? "about:blank",
    status,
    code: body?.code ?? `http-${status}`,
    title: body?.title ?? "",
    detail: body?.detail ?? "",
  };
}
