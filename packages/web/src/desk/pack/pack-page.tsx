import type { PackView } from "@xinlian/wire";
import { Link, useParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { CaseType } from "./case-type.tsx";
import { Checks } from "./checks.tsx";
import { RolesTable, SettingsTable } from "./settings-table.tsx";
import { usePack } from "./use-packs.ts";
import { Versions } from "./versions.tsx";
import { packWords } from "./words.ts";

/** One pack: how its matters go, what its check proved, what a city may set. */
export default function PackPage() {
  const { name = "" } = useParams();
  const pack = usePack(name);
  if (pack.error) return <Failed error={pack.error} again={() => void pack.refetch()} />;
  if (!pack.data) return <Waiting />;
  return <One pack={pack.data} />;
}

function One({ pack }: { pack: PackView }) {
  const w = useWords(packWords);
  const say = useSay();
  const bad = pack.checks.filter((check) => !check.passed).length;
  useTitle(say(pack.words));
  return (
    <>
      <p className="soft">
        <Link to="/packs">‹ {w.back}</Link>
      </p>
      <h1 className="lede">
        {bad === 0
          ? w.ledePassed(say(pack.words), pack.checks.length)
          : w.ledeFailed(say(pack.words), bad)}
      </h1>
      {pack.types.map((type) => (
        <CaseType key={type.name} type={type} />
      ))}
      <Versions pack={pack.name} />
      <Checks checks={pack.checks} />
      <SettingsTable settings={pack.settings} choices={pack.choices} />
      <RolesTable roles={pack.roles} />
    </>
  );
}
