import { createContext, useContext } from "react";

const AttachedTo = createContext<string | null>(null);

/** Wraps a form on a case: attachments that stand there already are read through the case. */
export const AttachedToCase = AttachedTo.Provider;

/** The case that the form is about; null for a new one. */
export function useAttachedTo(): string | null {
  return useContext(AttachedTo);
}
