/** Where a node stands in the pack's files, for messages: `pack.yaml:12`. */
export interface Mark {
  readonly file: string;
  readonly line: number;
}
