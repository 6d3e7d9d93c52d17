import type { FeedMade, FeedView, FormField, Value } from "@xinlian/wire";
import { useState } from "react";
import { usePacks } from "../pack/use-packs.ts";
import { useWords } from "../words/language.tsx";
import { asked, oneLine } from "./asked.ts";
import { ChangePanel } from "./change-panel.tsx";
import { useChanges } from "./changes.ts";
import { feedWords } from "./feed-words.ts";
import type { Ends } from "./use-doing.ts";

/** Makes a key for a system that calls from outside. */
export function FeedForm({ onDone, onCancel }: Ends) {
  const w = useWords(feedWords);
  const packs = usePacks().data?.rows ?? [];
  const { makeFeed } = useChanges();
  const send = async (values: Record<string, Value>, key: string) => {
    const made = await makeFeed(
      {
        name: oneLine(values.name),
        packs: several(values.packs),
        scopes: several(values.scopes).filter((scope) => scope === "telephony"),
      },
      key,
    );
    onDone(() => <KeyOnce made={made} />);
  };
  return (
    <ChangePanel
      title={w.make}
      form={[
        asked("name", "text", pair("name"), { hint: pair("nameHint") }),
        ticks("packs", {
          choices: packs.map(({ name, words }) => ({ value: name, words })),
        }),
        ticks("scopes", {
          optional: true,
          choices: [{ value: "telephony", words: pair("telephony") }],
        }),
      ]}
      send={send}
      sendText={w.make}
      onCancel={onCancel}
    />
  );
}

/** Asks once more, for a key that is revoked never comes back. */
export function RevokeFeedForm({ feed, onDone, onCancel }: { feed: FeedView } & Ends) {
  const w = useWords(feedWords);
  const { revokeFeed } = useChanges();
  return (
    <ChangePanel
      title={w.revokeTitle(feed.name)}
      says={w.revokeSays}
      send={async (_, key) => {
        await revokeFeed(feed.name, key);
        onDone(() => <Ended name={feed.name} />);
      }}
      sendText={w.revoke}
      onCancel={onCancel}
    />
  );
}

/** The key, which is told here and nowhere else. */
function KeyOnce({ made: { feed, key } }: { made: FeedMade }) {
  const w = useWords(feedWords);
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(key).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <p>{w.madeFor(feed.name)}</p>
      <p className="key-once">
        <code className="first-password">{key}</code>
        <button type="button" className="button second" onClick={() => void copy()}>
          {w.copy}
        </button>
        <span role="status">{copied === null ? "" : copied ? w.copied : w.notCopied}</span>
      </p>
      <p>{w.once}</p>
    </>
  );
}

function Ended({ name }: { name: string }) {
  return useWords(feedWords).ended(name);
}

function ticks(
  field: "packs" | "scopes",
  more: Partial<Pick<FormField, "optional" | "choices">>,
): FormField {
  return { ...asked(field, "choice", pair(field), more), many: true };
}

function pair(name: "name" | "nameHint" | "packs" | "scopes" | "telephony") {
  return { zh: feedWords.zh[name], en: feedWords.en[name] };
}

function several(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
