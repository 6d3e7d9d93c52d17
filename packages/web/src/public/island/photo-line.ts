/** What came of one photo on its way. */
export type Sent =
  | { readonly kept: string }
  /** The server will not have it, and says why. */
  | { readonly refused: string }
  /** It was not reached. */
  | { readonly lost: true };

/** Sends one photo ahead of its form; the same bytes sent again are the same file there. */
export function sendPhoto(
  to: string,
  token: string,
  photo: { readonly name: string; readonly blob: Blob },
  onShare: (share: number) => void,
): { readonly sent: Promise<Sent>; stop(): void } {
  const request = new XMLHttpRequest();
  const sent = new Promise<Sent>((resolve) => {
    request.open("POST", `${to}?name=${encodeURIComponent(photo.name.slice(-120))}`);
    request.setRequestHeader("x-form-token", token);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve(read(request));
    request.onerror = () => resolve({ lost: true });
    request.onabort = () => resolve({ lost: true });
    request.send(photo.blob);
  });
  return { sent, stop: () => request.abort() };
}

function read({ status, responseText }: XMLHttpRequest): Sent {
  try {
    const { kept, text } = JSON.parse(responseText) as { kept?: string; text?: string };
    if (kept !== undefined) return { kept };
    if (text !== undefined && status < 500) return { refused: text };
  } catch {
    // No words of ours: something between us has answered.
  }
  return { lost: true };
}
