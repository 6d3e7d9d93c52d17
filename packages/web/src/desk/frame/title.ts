import { useEffect } from "react";
import { useCity } from "../city/use-city.ts";
import { useSay } from "../words/language.tsx";

/** The window's title: what the page is about, then the product. */
export function useTitle(about: string): void {
  const say = useSay();
  const city = useCity();
  const brand = city ? say(city.brand) : "";
  useEffect(() => {
    document.title = [about, brand].filter(Boolean).join(" · ");
  }, [about, brand]);
}
