import { Navigate, NavLink, Route, Routes } from "react-router";
import { useTitle } from "../frame/title.ts";
import { isAdmin, useSession } from "../session/use-session.ts";
import { useWords } from "../words/language.tsx";
import { Deputies } from "./deputies.tsx";
import { DutiesTable } from "./duties-table.tsx";
import { Feeds } from "./feeds.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonPage } from "./person-page.tsx";
import { UnitsTable } from "./units-table.tsx";
import { Why } from "./why.tsx";
import { directoryWords } from "./words.ts";

const TABS = ["units", "people", "deputies", "duties", "why"] as const;

/** Units, people with their posts, duties, and why a unit answers; for administrators also the keys of other systems. */
export default function DirectoryPage() {
  const w = useWords(directoryWords);
  const tabs = isAdmin(useSession()) ? ([...TABS, "feeds"] as const) : TABS;
  useTitle(w.title);
  return (
    <>
      <h1 className="lede">{w.lede}</h1>
      <nav aria-label={w.title} className="tabs">
        <ul>
          {tabs.map((tab) => (
            <li key={tab}>
              <NavLink to={`/directory/${tab}`}>{w.tabs[tab]}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Routes>
        <Route index element={<Navigate replace to="units" />} />
        <Route path="units" element={<UnitsTable />} />
        <Route path="people" element={<PeopleTable />} />
        <Route path="people/:id" element={<PersonPage />} />
        <Route path="deputies" element={<Deputies />} />
        <Route path="duties" element={<DutiesTable />} />
        <Route path="why" element={<Why />} />
        <Route path="feeds" element={<Feeds />} />
      </Routes>
    </>
  );
}
