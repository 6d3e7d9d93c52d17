import type { Moment } from "@xinlian/kernel";

/** A published paper of the holder's own case. */
export interface CasePaperProps {
  readonly title: string;
  readonly issue: string;
  readonly at: Moment;
  /** The paper in official layout. */
  readonly href: string;
}
