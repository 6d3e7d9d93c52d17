/** @jsxImportSource preact */
import type { PageProps } from "../props.ts";
import { shellWords } from "./words.ts";

export function Footer({ page, audience }: { page: PageProps; audience: "citizen" | "staff" }) {
  const words = shellWords[page.language];
  const { city } = page;
  return (
    <footer class="footer">
      <span>
        {city.office} {words.separator} {words.phone(city.phone, city.hours)}
      </span>
      <span class="footer-links">
        <a href="/papers">{words.papers}</a>
        <a href="/privacy">{words.privacy}</a>
        <a href="/accessibility">{words.accessibility}</a>
        {audience === "citizen" ? <a href="/sign-in">{words.staff}</a> : null}
      </span>
      {city.demo ? <span class="footer-demo">{words.demo}</span> : null}
    </footer>
  );
}
