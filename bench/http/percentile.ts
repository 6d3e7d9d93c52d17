/** The value below which so many percent of the measurements lie, rounded to tenths. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1);
  return Math.round((sorted[Math.max(at, 0)] ?? 0) * 10) / 10;
}
