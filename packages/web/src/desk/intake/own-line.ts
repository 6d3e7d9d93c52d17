import type { Value } from "@xinlian/wire";

/** What a line of our own is given: ids to be labelled by, and whether it is at fault. */
export interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly describedBy: string | undefined;
  readonly bad: boolean;
}
