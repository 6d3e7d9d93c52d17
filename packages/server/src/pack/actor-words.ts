import type { ActorNode, CaseNode, Pack, Words } from "@xinlian/kernel";

const NAMES: Readonly<Record<string, Words>> = {
  citizen: { zh: "市民", en: "the citizen" },
  feed: { zh: "接入的系统", en: "a feed" },
  clock: { zh: "时限到点", en: "the clock" },
  self: { zh: "系统自动", en: "the engine" },
};

/** Who an actor is, for people to read: 承办单位的承办; with its condition as written. */
export function actorWords(actor: ActorNode, node: CaseNode, pack: Pack): Words {
  const { zh, en } = plain(actor, node, pack);
  if (actor.if === undefined) return { zh, en };
  return { zh: `${zh}（${actor.if.source}）`, en: `${en} (if ${actor.if.source})` };
}

function plain(actor: ActorNode, node: CaseNode, pack: Pack): Words {
  if (actor.kind === "field") {
    const field = fieldWords(actor.path ?? "", node);
    return { zh: `“${field.zh}”本人`, en: `the ${field.en}` };
  }
  if (actor.kind !== "role") return NAMES[actor.kind] ?? { zh: actor.source, en: actor.source };
  const role = pack.roles[actor.role ?? ""]?.text ?? { zh: actor.source, en: actor.source };
  if (actor.at === undefined) return role;
  if (actor.at === "lead") return { zh: `承办单位的${role.zh}`, en: `${role.en} of the unit` };
  if (actor.at === "area") return { zh: `属地的${role.zh}`, en: `${role.en} over the area` };
  const field = fieldWords(actor.at, node);
  return { zh: `“${field.zh}”的${role.zh}`, en: `${role.en} of the ${field.en}` };
}

function fieldWords(path: string, node: CaseNode): Words {
  return node.fields[path.split(".")[0] ?? ""]?.text ?? { zh: path, en: path };
}
