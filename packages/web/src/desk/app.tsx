import { lazy, Suspense } from "react";
import { RouterProvider } from "react-aria-components";
import { Navigate, Route, Routes, useHref, useNavigate } from "react-router";
import { CasePage } from "./case/case-page.tsx";
import { Frame } from "./frame/frame.tsx";
import { MissingPage } from "./frame/missing-page.tsx";
import { Waiting } from "./frame/waiting.tsx";
import { DeskPage, DonePage, FindPage, QueuePage } from "./queue/list-pages.tsx";
import { Gate } from "./session/gate.tsx";
import { DESK_PAGES, useSession } from "./session/use-session.ts";

const IntakePage = lazy(() => import("./intake/intake-page.tsx"));
const SoftphonePage = lazy(() => import("./softphone/softphone-page.tsx"));
const DirectoryPage = lazy(() => import("./directory/directory-page.tsx"));
const LoadPage = lazy(() => import("./pack/load-page.tsx"));
const PacksPage = lazy(() => import("./pack/packs-page.tsx"));
const PackPage = lazy(() => import("./pack/pack-page.tsx"));
const ImportsPage = lazy(() => import("./imports/imports-page.tsx"));
const ImportPage = lazy(() => import("./imports/import-page.tsx"));
const NoticesPage = lazy(() => import("./notice/notices-page.tsx"));
const RegistersPage = lazy(() => import("./register/registers-page.tsx"));
const RegisterPage = lazy(() => import("./register/register-page.tsx"));
const EntryPage = lazy(() => import("./register/entry-page.tsx"));
const EntryImportPage = lazy(() => import("./register/import-page.tsx"));
const OwedPage = lazy(() => import("./owed/owed-page.tsx"));
const OwedOnePage = lazy(() => import("./owed/owed-one.tsx"));
const EntryMapPage = lazy(() => import("./register/map-page.tsx"));
const CockpitPage = lazy(() => import("./cockpit/cockpit-page.tsx"));
const CockpitCasesPage = lazy(() => import("./cockpit/cases-page.tsx"));
const LeaderPage = lazy(() => import("./leader/leader-page.tsx"));
const CountedPage = lazy(() => import("./leader/counted-page.tsx"));
const FiguresPage = lazy(() => import("./figures/figures-page.tsx"));
const FigureImportPage = lazy(() => import("./figures/import-page.tsx"));
const BulletinsPage = lazy(() => import("./bulletin/bulletins-page.tsx"));
const PaperPage = lazy(() => import("./bulletin/paper-page.tsx"));
const ScoresPage = lazy(() => import("./score/scores-page.tsx"));
const ScorePage = lazy(() => import("./score/score-page.tsx"));
const PointsPage = lazy(() => import("./score/points-page.tsx"));
const SettingsPage = lazy(() => import("./settings/settings-page.tsx"));

/** Every page of the desk by its address. */
export function App() {
  const navigate = useNavigate();
  return (
    <RouterProvider navigate={navigate} useHref={useHref}>
      <Gate>
        <Frame>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route index element={<Home />} />
              <Route path="queue" element={<QueuePage />} />
              <Route path="queue/:pack/:desk" element={<DeskPage />} />
              <Route path="done" element={<DonePage />} />
              <Route path="find" element={<FindPage />} />
              <Route path="case/:id" element={<CasePage />} />
              <Route path="intake" element={<IntakePage />} />
              <Route path="softphone" element={<SoftphonePage />} />
              <Route path="directory/*" element={<DirectoryPage />} />
              <Route path="packs" element={<PacksPage />} />
              <Route path="packs/load" element={<LoadPage />} />
              <Route path="packs/:name" element={<PackPage />} />
              <Route path="imports" element={<ImportsPage />} />
              <Route path="imports/:id" element={<ImportPage />} />
              <Route path="notices" element={<NoticesPage />} />
              <Route path="register" element={<RegistersPage />} />
              <Route path="register/:pack/:register" element={<RegisterPage />} />
              <Route path="register/:pack/:register/import" element={<EntryImportPage />} />
              <Route path="register/:pack/:register/map" element={<EntryMapPage />} />
              <Route path="register/:pack/:register/:id" element={<EntryPage />} />
              <Route path="owed" element={<OwedPage />} />
              <Route path="owed/:entry/:cadence" element={<OwedOnePage />} />
              <Route path="cockpit" element={<CockpitPage />} />
              <Route path="cockpit/cases" element={<CockpitCasesPage />} />
              <Route path="leader" element={<LeaderPage />} />
              <Route path="counted/:pack/:figure/:period" element={<CountedPage />} />
              <Route path="counted/:pack/:figure/:period/:dims" element={<CountedPage />} />
              <Route path="score" element={<ScoresPage />} />
              <Route path="score/:pack/:score" element={<ScorePage />} />
              <Route path="score/:pack/:score/:subject" element={<PointsPage />} />
              <Route path="figures" element={<FiguresPage />} />
              <Route path="figures/:pack" element={<FiguresPage />} />
              <Route path="figures/:pack/import" element={<FigureImportPage />} />
              <Route path="bulletins" element={<BulletinsPage />} />
              <Route path="bulletins/:pack/:name/:id" element={<PaperPage />} />
              <Route path="settings" element={<SettingsPage />} />
              <Route path="*" element={<MissingPage />} />
            </Routes>
          </Suspense>
        </Frame>
      </Gate>
    </RouterProvider>
  );
}

/** Signing in leads to the first desk that the posts give. */
function Home() {
  const first = useSession()
    .desks.map((desk) => DESK_PAGES[desk.is])
    .find(Boolean);
  return <Navigate replace to={first ?? "/directory"} />;
}
