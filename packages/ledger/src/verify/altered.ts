/** The first thing that does not hold. `seq` is 0 when a whole stream is concerned. */
export interface Altered {
  readonly stream: string;
  readonly seq: number;
  readonly why: string;
}
