import type { FormField, PersonView, Value } from "@xinlian/wire";
import { useRef, useState } from "react";
import type { FormHandle } from "../form/action-form.tsx";
import { usePack, usePacks } from "../pack/use-packs.ts";
import { useSay, useWords } from "../words/language.tsx";
import { asked, pair } from "./asked.ts";
import { ChangePanel } from "./change-panel.tsx";
import { changeWords } from "./change-words.ts";
import { useChanges } from "./changes.ts";
import type { Ends } from "./use-doing.ts";

/** The platform's own roles, which no pack declares and the server knows by these names. */
const PLATFORM = "*";
const PLATFORM_ROLES = ["admin", "auditor"] as const;

export type HeldPost = PersonView["posts"][number];

/** Gives a person a post: of a pack or of the platform, at a unit. */
export function PostForm({ person, onDone, onCancel }: { person: PersonView } & Ends) {
  const w = useWords(changeWords);
  const { givePost } = useChanges();
  const [pack, setPack] = useState<string | null>(null);
  const handle = useRef<FormHandle>(null);
  const send = async (values: Record<string, Value>, key: string) => {
    const [pack, role, unit] = [values.pack, values.role, values.unit].map(String) as [
      string,
      string,
      string,
    ];
    const now = await givePost({ person: person.id, pack, role, unit }, key);
    const post = now.posts.find(
      (each) => each.pack === pack && each.role === role && each.unit.id === unit,
    );
    onDone((w, say) =>
      w.postGiven(now.name, post ? say(post.roleWords) : role, post ? say(post.unit.words) : unit),
    );
  };
  return (
    <ChangePanel
      title={w.of(w.givePost, person.name)}
      form={useFields(pack, person.unit.id)}
      send={send}
      sendText={w.givePost}
      onCancel={onCancel}
      handle={handle}
      onValues={(values) => {
        const next = typeof values.pack === "string" ? values.pack : null;
        if (next === pack) return;
        setPack(next);
        // A role belongs to its pack.
        handle.current?.set("role", null);
      }}
    />
  );
}

function useFields(pack: string | null, unit: string): readonly FormField[] {
  const packs = usePacks().data?.rows ?? [];
  const roles = usePack(pack === PLATFORM ? null : pack).data?.roles ?? [];
  const role = asked("role", "choice", pair("role"), {
    choices:
      pack === PLATFORM
        ? PLATFORM_ROLES.map((value) => ({ value, words: pair(value) }))
        : roles.map((each) => ({ value: each.name, words: each.words })),
  });
  return [
    asked("pack", "choice", pair("pack"), {
      choices: [
        ...packs.map((each) => ({ value: each.name, words: each.words })),
        { value: PLATFORM, words: pair("platform") },
      ],
    }),
    ...(pack === null ? [] : [role]),
    asked("unit", "unit", pair("unit"), { value: unit }),
  ];
}

/** Ends one post of a person. */
export function EndPostForm({
  person,
  post,
  onDone,
  onCancel,
}: { person: PersonView; post: HeldPost } & Ends) {
  const w = useWords(changeWords);
  const say = useSay();
  const { endPost } = useChanges();
  const send = async (_: unknown, key: string) => {
    const { pack, role, unit } = post;
    await endPost({ person: person.id, pack, role, unit: unit.id }, key);
    onDone((w, say) => w.postEnded(person.name, say(post.roleWords), say(unit.words)));
  };
  return (
    <ChangePanel
      title={w.of(w.endPost, [person.name, say(post.unit.words), say(post.roleWords)].join(" · "))}
      says={w.endPostSays(person.name)}
      send={send}
      sendText={w.endPost}
      onCancel={onCancel}
    />
  );
}
