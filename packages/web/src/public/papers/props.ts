import type { Moment } from "@xinlian/kernel";
import type { PageProps } from "../props.ts";

/** A public paper in the list. */
export interface PaperLine {
  readonly href: string;
  readonly title: string;
  /** What it is of, where it is of an entry; else empty. */
  readonly of: string;
  readonly issue: string;
  readonly at: Moment;
  readonly corrected: boolean;
}

export interface PapersPageProps extends PageProps {
  /** Newest first. */
  readonly rows: readonly PaperLine[];
  readonly next: string | null;
  readonly first: boolean;
  readonly feed: string;
}

export type PaperPart =
  | { readonly kind: "heading" | "paragraph" | "address"; readonly text: string }
  | {
      readonly kind: "table";
      readonly sheet: {
        readonly title: string;
        readonly heads: readonly string[];
        readonly rows: readonly (readonly string[])[];
      };
    };

export interface PaperPageProps extends PageProps {
  readonly paper: {
    readonly issuer: string;
    readonly title: string;
    readonly issue: string;
    readonly printed: string;
    readonly marks: readonly string[];
    readonly parts: readonly PaperPart[];
    readonly notes: readonly string[];
    readonly unsealed: string;
    /** The paper that corrects it. */
    readonly newer: string | null;
    readonly files: readonly { readonly form: "docx" | "xlsx"; readonly href: string }[];
  };
}
