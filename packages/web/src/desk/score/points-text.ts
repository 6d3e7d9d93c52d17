/** `+10`, `−5`, `0`: what a point gives or takes, with the sign that people read. */
export function signed(value: number): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${plain(Math.abs(value))}`;
}

/** A number of points with as many places as it has, at most two. */
export function plain(value: number): string {
  const text = (Math.round(Math.abs(value) * 100) / 100).toLocaleString("en-US");
  return value < 0 ? `−${text}` : text;
}
