/** What an entry owes: a case for this stretch, by this cadence of its register. */
export interface Owed {
  readonly register: string;
  readonly cadence: string;
  /** Stream of the entry. */
  readonly entry: string;
  /** Name of the stretch. */
  readonly span: string;
}
