import type { PackView, Words } from "@xinlian/wire";
import { readLimit } from "../form/limit-box.tsx";
import { formWords } from "../form/words.ts";
import { Wide } from "../frame/wide.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { packWords } from "./words.ts";

/** What a city may set, what it is set to, where that was read and how sure one is. */
export function SettingsTable({
  settings,
  choices,
}: {
  settings: PackView["settings"];
  choices: PackView["choices"];
}) {
  const w = useWords(packWords);
  const say = useSay();
  if (settings.length === 0) return null;
  return (
    <section className="section">
      <h2>{w.settings}</h2>
      <Wide label={w.settings}>
        <table>
          <caption className="unseen">{w.settings}</caption>
          <thead>
            <tr>
              <th scope="col">{w.setting}</th>
              <th scope="col">{w.value}</th>
              <th scope="col">{w.source}</th>
              <th scope="col">{w.confidence}</th>
            </tr>
          </thead>
          <tbody>
            {settings.map((setting) => (
              <tr key={setting.name}>
                <td>{say(setting.words)}</td>
                <td>
                  <Setting value={setting.value} choices={choices} />
                </td>
                <td>{setting.source}</td>
                <td>{w.confidences[setting.confidence]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

/** A literal, or a table of them by choice. */
function Setting({ value, choices }: { value: string; choices: PackView["choices"] }) {
  const say = useSay();
  const literal = useLiteral();
  const table = parseTable(value);
  if (!table) return literal(value);
  const words = new Map<string, Words>(
    choices.flatMap((choice) => choice.values.map((each) => [each.value, each.words] as const)),
  );
  return (
    <ul>
      {Object.entries(table).map(([name, each]) => {
        const named = words.get(name);
        return (
          <li key={name}>
            {named ? say(named) : name} {literal(String(each))}
          </li>
        );
      })}
    </ul>
  );
}

/** `15wd` as people say it; anything else as it stands. */
function useLiteral(): (value: string) => string {
  const w = useWords(formWords);
  return (value) => {
    const bare = value.replace(/^"|"$/g, "");
    const limit = readLimit(bare);
    if (limit.n) return `${limit.n} ${w.limitUnits[limit.unit]}`;
    return bare === "true" ? w.yes : bare === "false" ? w.no : bare;
  };
}

function parseTable(value: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

export function RolesTable({ roles }: { roles: PackView["roles"] }) {
  const w = useWords(packWords);
  const say = useSay();
  return (
    <section className="section">
      <h2>{w.roles}</h2>
      <Wide label={w.roles}>
        <table>
          <caption className="unseen">{w.roles}</caption>
          <thead>
            <tr>
              <th scope="col">{w.role}</th>
              <th scope="col">{w.sees}</th>
              <th scope="col" className="figure">
                {w.people}
              </th>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.name}>
                <td>{say(role.words)}</td>
                <td>{w.seesWhat[role.sees]}</td>
                <td className="figure">{role.people}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
