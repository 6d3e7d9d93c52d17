import { factsOf } from "../bulletin/facts.ts";
import { ofPaths, renderTemplate } from "../bulletin/liquid.ts";
import type { BulletinNode } from "../bulletin/node.ts";
import type { Paper } from "../bulletin/paper.ts";
import { dayOf } from "../calendar/moment.ts";
import { dayWords, momentWords } from "../field/day-words.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import { saidOfCase } from "../pack/scope/path-said.ts";
import type { Language, Words } from "../words/index.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Me, World } from "./world.ts";

/** Draws up the papers that an action issues, from the case as it leaves it (BU-10). */
export function issueAll(
  draft: Draft,
  state: CaseState,
  node: CaseNode,
  action: ActionNode,
  me: Me,
): void {
  const world = draft.world();
  for (const name of action.issue) {
    const bulletin = world.pack.bulletins[name];
    if (bulletin === undefined) throw new Error(`no bulletin ${name}`);
    draft.issue({
      stream: world.stream(),
      paper: paperOfCase(bulletin, state, node, world, me.actor),
    });
  }
}

/**
 * A paper of a case as a draft.
 * @param hand the actor whose it is
 */
function paperOfCase(
  bulletin: BulletinNode,
  state: CaseState,
  node: CaseNode,
  world: World,
  hand: string,
): Paper {
  const { pack, now } = world;
  const calendar = world.calendar(null);
  const day = dayOf(now, calendar);
  const issuer = issuerOf(state, world);
  const say = (language: Language): string => {
    const { source } = bulletin.templates[language];
    const of = saidOfCase(ofPaths(source), { state, node, world, me: null });
    const moment = (at: typeof now) => momentWords(at, calendar)[language];
    const heading = {
      city: world.letterhead?.city[language] ?? world.areas.root.name,
      title: bulletin.text[language],
      number: "",
      day: dayWords(day)[language],
      period: dayWords(day)[language],
      from: moment(state.opened),
      until: moment(now),
      cutoff: moment(now),
    };
    const rendered = renderTemplate(source, factsOf(heading, [], [], language, { of }));
    // A template was read when the pack loaded; what fails now is told in the draft, where people see it.
    return "text" in rendered ? rendered.text.trim() : rendered.problem;
  };
  const called = state.number ?? node.text.zh;
  return {
    pack: pack.name,
    packHash: pack.hash,
    name: bulletin.name,
    period: day,
    from: state.opened,
    until: now,
    cutoff: now,
    of: {
      kind: "case",
      stream: state.stream,
      words: { zh: called, en: state.number ?? node.text.en },
    },
    year: Number(day.slice(0, 4)),
    number: null,
    ...(bulletin.number && { numbered: bulletin.number }),
    head: bulletin.head,
    public: false,
    hand,
    version: 1,
    state: "draft",
    corrects: null,
    title: bulletin.text,
    issuer,
    texts: { zh: say("zh"), en: say("en") },
    figures: [],
    tables: [],
    draftedAt: now,
    publishedAt: null,
  };
}

/** The unit in charge; the city's own office where the case has none. */
function issuerOf({ lead }: CaseState, { directory, letterhead, areas }: World): Words {
  const unit = lead === null ? undefined : directory.unit(lead)?.text;
  return unit ?? letterhead?.office ?? { zh: areas.root.name, en: areas.root.name };
}
