/** Which of the forms for citizens a page shows, and which others there are. */
export interface ReportChoice {
  /** `pack.type.opening`, when it is not the one that stands behind 我要反映. */
  readonly about?: string;
  /** What the form is called when it is not the city's own report. */
  readonly aboutTitle?: string;
  readonly others?: readonly { readonly href: string; readonly text: string }[];
}
