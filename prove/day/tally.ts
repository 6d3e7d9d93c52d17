/** Answers that were got, by what was asked; what no rule explains ends the campaign badly. */
export class Tally {
  readonly done = new Map<string, number>();
  readonly refused = new Map<number, number>();
  readonly broken: string[] = [];

  count(what: string, status: number, said = ""): void {
    if (status < 300) this.done.set(what, (this.done.get(what) ?? 0) + 1);
    else this.refused.set(status, (this.refused.get(status) ?? 0) + 1);
    if (status >= 500 || status === 400 || status === 401)
      this.broken.push(`${what}: ${status} ${said}`);
  }

  of(what: string): number {
    return this.done.get(what) ?? 0;
  }

  all(): number {
    return [...this.done.values()].reduce((sum, n) => sum + n, 0);
  }
}
