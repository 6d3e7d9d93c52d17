/** Values of one statement, by place. */
export class Params {
  readonly values: unknown[] = [];

  /** The place of a value that the statement is given. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  text(value: string): string {
    return `${this.add(value)}::text`;
  }

  texts(values: readonly string[]): string {
    return `${this.add([...values])}::text[]`;
  }

  /** @param ms since the epoch */
  time(ms: number): string {
    return `${this.add(new Date(ms))}::timestamptz`;
  }
}
