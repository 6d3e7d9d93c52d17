import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { useCity } from "../city/use-city.ts";
import { takesCalls } from "../intake/openings.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { Shape } from "../light/shape.tsx";
import { Bell } from "../notice/bell.tsx";
import { deskAddress, LISTS } from "../queue/scope.ts";
import { useRegisters } from "../register/use-registers.ts";
import { useScores } from "../score/use-scores.ts";
import { useLive } from "../server/live.ts";
import { DESK_PAGES, signOut, useSession } from "../session/use-session.ts";
import { JumpBar } from "../time/jump-bar.tsx";
import { tableTime } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { KeyBar, KeyList } from "./key-bar.tsx";
import { More } from "./more.tsx";
import { Now, useMinute } from "./now.tsx";
import { oneLine, type Page } from "./one-line.ts";
import { SearchBox } from "./search-box.tsx";
import { frameWords } from "./words.ts";

/** What stands around every page: masthead with the double rule, the page, footer, keys. */
export function Frame({ children }: { children: ReactNode }) {
  const w = useWords(frameWords);
  const city = useCity();
  const up = useLive();
  const [keys, setKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  // A new page starts at its top with the focus on it, as a loaded page would; coming back is the list's own business.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is what moves the focus
  useEffect(() => {
    if (first.current) first.current = false;
    else if (!main.current?.contains(document.activeElement))
      main.current?.focus({ preventScroll: true });
  }, [pathname]);
  useKeys("frame", [{ key: "?", text: w.allKeys, does: () => setKeys(true) }]);
  return (
    <>
      <a className="skip" href="#main">
        {w.skip}
      </a>
      <Masthead />
      {!up && (
        <p className="down" role="status">
          {w.down}
        </p>
      )}
      <JumpBar />
      <main id="main" className="page" tabIndex={-1} ref={main}>
        {children}
      </main>
      <Foot demo={city?.demo ?? false} />
      <KeyBar onAll={() => setKeys(true)} />
      <KeyList open={keys} onOpen={setKeys} />
    </>
  );
}

function Masthead() {
  const w = useWords(frameWords);
  const say = useSay();
  const city = useCity();
  const session = useSession();
  const queries = useQueryClient();
  const { language, speak } = useLanguage();
  const leave = async () => {
    await signOut();
    queries.clear();
    window.location.assign("/sign-in");
  };
  const pages = usePages();
  const other = language === "zh" ? "en" : "zh";
  return (
    <header>
      <div className="masthead">
        <Link className="brand" to="/">
          <Shape name="rings" />
          {city ? say(city.brand) : ""}
          <span className="post">{session.posts[0] ? say(session.posts[0].roleWords) : ""}</span>
        </Link>
        <nav aria-label={w.nav}>
          <ul>
            {pages.work.map(({ to, text }) => (
              <li key={to}>
                <NavLink to={to}>{text}</NavLink>
              </li>
            ))}
            <li>
              <More pages={pages.more} />
            </li>
          </ul>
        </nav>
        <div className="masthead-end">
          <SearchBox />
          <Bell />
          <span title={say(session.unit.words)}>{session.person.name}</span>
          <Now />
          <button
            type="button"
            className="linklike"
            lang={other === "en" ? "en" : "zh-CN"}
            onClick={() => {
              speak(other);
              // Texts that the server says come again in the new language.
              void queries.invalidateQueries();
            }}
          >
            {w.other}
          </button>
          <button type="button" className="linklike" onClick={() => void leave()}>
            {w.signOut}
          </button>
        </div>
      </div>
      <div className="double-rule" />
    </header>
  );
}

/** What this person works at, in the order of the packs; then what is looked up now and then. */
function usePages(): { readonly work: readonly Page[]; readonly more: readonly Page[] } {
  const w = useWords(frameWords);
  const say = useSay();
  const { desks } = useSession();
  const given = new Set(desks.map((desk) => DESK_PAGES[desk.is]));
  const intakes = desks.filter((desk) => desk.is === "intake");
  const [sole] = takesCalls(intakes) ? [] : intakes;
  const lists = desks
    .filter((desk) => LISTS.includes(desk.is))
    .map((desk) => ({ to: deskAddress(desk), text: say(desk.words) }));
  const registers = useRegisters() ?? [];
  const scored = (useScores() ?? []).length > 0;
  const mine = registers.some(({ mayEnter }) => mayEnter);
  const work = [
    { to: "/cockpit", text: w.pages.cockpit, on: given.has("/leader") },
    { to: "/leader", text: w.pages.leader, on: given.has("/leader") },
    { to: "/intake", text: sole ? say(sole.words) : w.pages.intake, on: given.has("/intake") },
    { to: "/owed", text: w.pages.owed, on: registers.some(({ cadences }) => cadences.length > 0) },
    ...lists.map((page) => ({ ...page, on: true })),
    { to: "/done", text: w.pages.done, on: lists.length > 0 || given.has("/intake") },
    { to: "/register", text: w.pages.register, on: mine },
  ];
  const more = [
    { to: "/register", text: w.pages.register, on: !mine && registers.length > 0 },
    { to: "/score", text: w.pages.score, on: scored },
    { to: "/figures", text: w.pages.figures, on: desks.some(({ pack }) => pack !== "*") },
    { to: "/bulletins", text: w.pages.bulletins, on: desks.some(({ pack }) => pack !== "*") },
    { to: "/directory", text: w.pages.directory, on: true },
    { to: "/packs", text: w.pages.packs, on: true },
    { to: "/imports", text: w.pages.imports, on: given.has("/imports") },
    { to: "/settings", text: w.pages.settings, on: true },
  ];
  return oneLine(
    work.filter((page) => page.on),
    more.filter((page) => page.on),
  );
}

function Foot({ demo }: { demo: boolean }) {
  const w = useWords(frameWords);
  const say = useSay();
  const city = useCity();
  const now = useMinute();
  return (
    <footer className="footer">
      <span>{city ? say(city.office) : ""}</span>
      <span>{w.asOf(tableTime(now))}</span>
      {demo && <span className="demo">{w.demo}</span>}
    </footer>
  );
}
