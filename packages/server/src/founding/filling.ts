/** How far the demo cases have come in; shown while it lasts. */
export class Filling {
  done = 0;
  of = 0;
  /** The process ends: what is left comes in at the next start. */
  brokenOff = false;

  get now(): { readonly done: number; readonly of: number } | null {
    return this.done < this.of ? { done: this.done, of: this.of } : null;
  }
}
