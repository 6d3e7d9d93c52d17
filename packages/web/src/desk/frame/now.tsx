import { useEffect, useState } from "react";
import { proseTime } from "../time/show.ts";
import { useLanguage } from "../words/language.tsx";

/** This moment to the minute; moves once a minute and says nothing aloud. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(Date.now());
      timer = setTimeout(tick, 60_000 - (Date.now() % 60_000));
    };
    timer = setTimeout(tick, 60_000 - (Date.now() % 60_000));
    return () => clearTimeout(timer);
  }, []);
  return now;
}

/** `11月5日 周四 14:30` */
export function Now() {
  const now = useMinute();
  const { language } = useLanguage();
  return (
    <time className="unbroken" dateTime={new Date(now).toISOString()}>
      {proseTime(now, language, now)}
    </time>
  );
}
