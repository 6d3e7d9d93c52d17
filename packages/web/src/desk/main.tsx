import "../tokens/tokens.css";
import "../tokens/base.css";
import "../tokens/marks.css";
import "./style.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { App } from "./app.tsx";
import { KeysProvider } from "./keys/use-keys.tsx";
import { Refused } from "./server/problem.ts";
import { TasteProvider } from "./settings/taste.tsx";
import { LanguageProvider } from "./words/language.tsx";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // What the server refuses it will refuse again; only an unreached server is asked once more.
      retry: (count, error) => count < 1 && !(error instanceof Refused),
    },
  },
});

// A page that was open across an update asks for files that are gone: it takes the new ones, once.
window.addEventListener("vite:preloadError", () => {
  const last = Number(sessionStorage.getItem("xinlian.desk.reloaded"));
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem("xinlian.desk.reloaded", String(Date.now()));
  window.location.reload();
});

const place = document.getElementById("desk");
if (!place) throw new Error("the page has no #desk");
createRoot(place).render(
  <QueryClientProvider client={queries}>
    <LanguageProvider>
      <TasteProvider>
        <KeysProvider>
          <BrowserRouter basename="/desk">
            <App />
          </BrowserRouter>
        </KeysProvider>
      </TasteProvider>
    </LanguageProvider>
  </QueryClientProvider>,
);
