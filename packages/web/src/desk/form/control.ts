import type { FormField, Value } from "@xinlian/wire";
import type { ReactNode } from "react";

/** One field of a form with what was typed so far. */
export interface FieldProps {
  readonly field: FormField;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly fault?: string | undefined;
  /** The one text that the form is about gets room. */
  readonly roomy?: boolean;
}

/** What a control of one kind is given: ids to be labelled by, and whether it is at fault. */
export interface ControlProps extends FieldProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly label: ReactNode;
}
