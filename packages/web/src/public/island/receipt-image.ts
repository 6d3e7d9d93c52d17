const WIDTH = 720;
const EDGE = 48;
const QR = 320;

/** Draws the slip on a canvas and offers it as a PNG: number, code, title, when, and the QR code. */
export async function saveReceiptImage(number: string): Promise<void> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) return;
  const family = getComputedStyle(document.body).fontFamily;
  const title = document.querySelector("h1")?.textContent ?? "";
  const facts = [...document.querySelectorAll(".slip dt")].map((term) => ({
    term: term.textContent ?? "",
    text: term.nextElementSibling?.textContent ?? "",
  }));
  context.font = `600 36px ${family}`;
  const lines = wrap(context, title, WIDTH - 2 * EDGE);
  canvas.width = WIDTH;
  canvas.height = 220 + lines.length * 52 + facts.length * 84 + QR + 60;

  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#1d4e79";
  context.fillRect(EDGE, 100, WIDTH - 2 * EDGE, 6);
  context.fillRect(EDGE, 110, WIDTH - 2 * EDGE, 2);
  context.fillStyle = "#1c2127";
  context.font = `600 32px ${family}`;
  context.fillText(document.querySelector(".brand")?.textContent ?? "", EDGE, 76);

  let y = 172;
  context.font = `600 36px ${family}`;
  for (const line of lines) {
    context.fillText(line, EDGE, y);
    y += 52;
  }
  for (const fact of facts) {
    context.fillStyle = "#475467";
    context.font = `400 24px ${family}`;
    context.fillText(fact.term, EDGE, y);
    context.fillStyle = "#1c2127";
    context.font = `600 32px ${family}`;
    context.fillText(fact.text, EDGE, y + 40);
    y += 84;
  }
  drawQr(context, (WIDTH - QR) / 2, y);
  await offer(canvas, `${number}.png`);
}

function drawQr(context: CanvasRenderingContext2D, x: number, y: number): void {
  const svg = document.querySelector<SVGSVGElement>("svg.qr");
  const path = svg?.querySelector("path:last-of-type")?.getAttribute("d");
  if (!svg || !path) return;
  const scale = QR / svg.viewBox.baseVal.width;
  context.setTransform(scale, 0, 0, scale, x, y);
  context.fill(new Path2D(path));
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** Breaks between any two characters, as Chinese may; good enough for one title. */
function wrap(context: CanvasRenderingContext2D, text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const character of text) {
    if (line !== "" && context.measureText(line + character).width > most) {
      lines.push(line);
      line = "";
    }
    line += character;
  }
  return [...lines, line];
}

async function offer(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
