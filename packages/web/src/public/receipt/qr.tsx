/** @jsxImportSource preact */

/** Light modules around the code that scanners need (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as one SVG path: dark modules in each row are joined into runs. */
export function Qr({
  modules,
  label,
}: {
  modules: readonly (readonly boolean[])[];
  label: string;
}) {
  const side = modules.length + 2 * QUIET;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
      <path d={runs(modules)} fill="#1c2127" />
    </svg>
  );
}

function runs(modules: readonly (readonly boolean[])[]): string {
  let path = "";
  modules.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      const from = x;
      while (x < row.length && row[x]) x += 1;
      if (x > from) path += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
      else x += 1;
    }
  });
  return path;
}
