import type { Language, Words } from "@xinlian/kernel";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { recall, remember } from "../settings/memory.ts";
import type { Both } from "./both.ts";

/** BCP 47 tag of each language, for `<html lang>`, components and dates alike. */
export const LOCALE: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };

interface Spoken {
  readonly language: Language;
  speak(language: Language): void;
}

const Context = createContext<Spoken>({ language: "zh", speak() {} });

/** The language this browser chose last; Chinese until it chooses. Also read outside React, for `Accept-Language`. */
export function chosenLanguage(): Language {
  return recall("language") === "en" ? "en" : "zh";
}

/** One switch moves everything that speaks: our words, the component library's, dates and `<html lang>`. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(chosenLanguage);
  useEffect(() => {
    document.documentElement.lang = LOCALE[language];
  }, [language]);
  const value = useMemo<Spoken>(
    () => ({
      language,
      speak(next) {
        remember("language", next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return (
    <Context value={value}>
      <I18nProvider locale={LOCALE[language]}>{children}</I18nProvider>
    </Context>
  );
}

export function useLanguage(): Spoken {
  return useContext(Context);
}

/** The texts of a folder in the language spoken now. */
export function useWords<T extends object>(table: Both<T>): T {
  return table[useContext(Context).language];
}

/** Reads a text that came from the city's data. */
export function useSay(): (words: Words) => string {
  const { language } = useContext(Context);
  return useCallback((words: Words) => words[language], [language]);
}
