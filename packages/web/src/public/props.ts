import type { Day, Language, Moment } from "@xinlian/kernel";
import type { OutlineFile } from "./map/outline.ts";
import type { CasePaperProps } from "./papers/case-paper.ts";
import type { ReportChoice } from "./report/choice.ts";

/**
 * What the server gives to each page of the citizens. Pages are pure: the same props make the same document.
 * Every text in props is already in the page's language, unless it was typed by a person. Addresses are paths of this server unless said otherwise. Moments are shown in the city's time (+08:00).
 */
export interface PageProps {
  readonly language: Language;
  /** Large type and targets. */
  readonly elder: boolean;
  readonly city: CityProps;
  /** Path (with query) of this page: where the toggles `/lang?to=&back=` and `/elder?to=&back=` lead back to. */
  readonly path: string;
  readonly assets: PageAssets;
  /** Sent back with every form as the input `token`. Empty on pages without forms. */
  readonly token: string;
}

export interface CityProps {
  /** The product's name in this city, e.g. 乐山心连心. */
  readonly brand: string;
  /** Who answers for it, e.g. 乐山市心连心服务中心. */
  readonly office: string;
  /** e.g. `12345`. */
  readonly phone: string;
  /** When the phone is answered, e.g. 每天 24 小时. */
  readonly hours: string;
  /** A demo keeps its master key beside the data, and says so on every page. */
  readonly demo: boolean;
}

/** Addresses of the built files, hashed; from `@xinlian/web/assets`. */
export interface PageAssets {
  readonly styles: readonly string[];
  /** null = not built; every page works without it. */
  readonly script: string | null;
}

export interface HomeProps extends PageProps {
  /** What opens the page; null on a city that has received nothing yet. */
  readonly fact: CountsFact | null;
  /** A look-up that did not succeed: what was typed and why. Status 422 or 404. */
  readonly lookup?: { readonly number: string; readonly fault: string };
  readonly topics: readonly LinkProps[];
  readonly published: readonly PublishedProps[];
}

export interface CountsFact {
  readonly day: Day;
  /** Cases registered on that day. */
  readonly received: number;
  /** Of these, given to an answerable unit by 24:00 of the same day. */
  readonly passedOn: number;
  /** How the two are counted, in a sentence or two. */
  readonly definition: string;
}

export interface LinkProps {
  readonly text: string;
  readonly href: string;
}

export interface PublishedProps extends LinkProps {
  readonly detail: string;
}

// report: POST /report with `step` = check | change | send ---------------------------------------------------------

/**
 * A field of the pack's citizen opening action. The page lays them out by kind, by hand. Names of inputs:
 * text, choice, yes → `<name>`; place → `<name>.area`, `.address`, `.lng`, `.lat`; contact → `<name>.phone`, `.name`;
 * file → `<name>.new` for what is sent along, `<name>.1` … for what is stored already (`keptFile`).
 * `readReport` turns what was posted into field values or faults.
 */
export interface ReportField {
  readonly name: string;
  readonly kind: "text" | "place" | "contact" | "choice" | "yes" | "file";
  readonly label: string;
  readonly hint?: string;
  readonly optional: boolean;
  /** For a choice. */
  readonly options?: readonly Option[];
  /** For photos: how many. */
  readonly most?: number;
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** A county-level division with its townships, for the place without a map. */
export interface CountyProps {
  readonly code: string;
  readonly name: string;
  readonly townships: readonly { readonly code: string; readonly name: string }[];
}

/** What was typed, by name of input. Ticked boxes hold `yes`. */
export type InputValues = Readonly<Record<string, string>>;

export interface InputFault {
  /** Name of the field, not of the input: where the summary's link lands. */
  readonly field: string;
  readonly text: string;
}

export interface ReportProps extends PageProps, ReportChoice {
  readonly fields: readonly ReportField[];
  readonly values: InputValues;
  readonly faults: readonly InputFault[];
  readonly counties: readonly CountyProps[];
  /** Address of the city's outlines for the map (`OutlineFile` as JSON); absent = no map is offered. */
  readonly outlines?: string;
  /** UUID made when the form was first shown; comes back as the input `draft` and makes sending twice harmless. */
  readonly draft: string;
}

/** A matter close by that somebody else reported, without who. */
export interface NearProps {
  readonly title: string;
  /** Why it may be the same: 同在通江街道，相距约 60 米. */
  readonly because: string;
  readonly opened: Moment;
  readonly state: string;
  readonly lead: string | null;
  readonly href: string;
}

export interface CheckProps extends PageProps {
  /** Matters close by that may be the same. */
  readonly near: readonly NearProps[];
  readonly fields: readonly ReportField[];
  readonly values: InputValues;
  readonly counties: readonly CountyProps[];
  readonly draft: string;
}

// receipt ----------------------------------------------------------------------------------------------------------

export interface ReceiptProps extends PageProps {
  readonly number: string;
  readonly title: string;
  readonly opened: Moment;
  /** What happens next, in order, each with the moment it is due. */
  readonly steps: readonly StepProps[];
  /** Phone as masked for reading, e.g. 138****2765; null when none was given. */
  readonly phone: string | null;
  readonly confidential: boolean;
  readonly secret: string;
  /** Absolute link with the secret. */
  readonly link: string;
  /** Modules of the link's QR code, true = dark, quiet zone not included. */
  readonly qr: readonly (readonly boolean[])[];
  /** Path of the follow page. */
  readonly follow: string;
}

export interface StepProps {
  readonly text: string;
  readonly due: Moment | null;
  /** The due date rests on a year whose holidays are not known yet. */
  readonly provisional: boolean;
}

// follow -----------------------------------------------------------------------------------------------------------

export interface FollowProps extends PageProps {
  readonly number: string;
  readonly title: string;
  readonly opened: Moment;
  /** State of the case in the pack's words, e.g. 办理中. */
  readonly state: string;
  readonly ended: boolean;
  /** Unit that answers for it now; null before it is given to one. */
  readonly lead: string | null;
  readonly answer: AnswerTrack;
  readonly solved: SolvedTrack;
  readonly ask: AskProps | null;
  readonly reply: ReplyProps | null;
  readonly rating: RatingProps | null;
  /** Other actions open to the citizen, such as urge. */
  readonly others: readonly Press[];
  /** Others that ask for something: to add to it, to take it back. */
  readonly forms: readonly ActForm[];
  /** What the city owes by when, soonest first. */
  readonly next: readonly StepProps[];
  /** What the city has told the citizen, newest first. */
  readonly letters: readonly LetterProps[];
  /** Official papers of the case that were published, newest first. */
  readonly papers?: readonly CasePaperProps[];
  /** Where the case went that joined another one. */
  readonly merged: MergedProps | null;
  readonly story: readonly StoryEvent[];
  readonly phone: string | null;
  /** Path of the receipt page, where the link and the QR code are. */
  readonly receipt: string | null;
  /** What the last press changed, in one sentence. */
  readonly said?: string;
  /** Why the last press was refused. */
  readonly refused?: string;
}

/** What the citizen says now with one press each, all of equal weight (fixed, not fixed, cannot say). */
export interface AskProps {
  readonly title: string;
  readonly note: string;
  readonly post: string;
  /** Asked along, all of it optional. */
  readonly fields: readonly ReportField[];
  /** `action` is the value of the input `action`. */
  readonly presses: readonly { readonly text: string; readonly action: string }[];
  /** The answer that moves nothing; null when there is nothing to be unsure of. */
  readonly unsure: Press | null;
  /** Other inputs to send along. */
  readonly inputs: InputValues;
}

/** An action of the citizen with its form; photos go with it. */
export interface ActForm {
  readonly title: string;
  readonly post: string;
  readonly fields: readonly ReportField[];
  readonly inputs: InputValues;
}

export interface LetterProps {
  readonly text: string;
  readonly at: Moment;
}

/** Only the number when the other case is confidential. */
export interface MergedProps {
  readonly number: string;
  readonly state: string | null;
  readonly lead: string | null;
  readonly due: Moment | null;
}

/** 答复: has the unit answered, and by when must it. */
export interface AnswerTrack {
  readonly answered: Moment | null;
  readonly due: Moment | null;
  readonly provisional: boolean;
  /** null when nothing runs. */
  readonly light: LightProps | null;
  /** Set when the time was extended: the date before, and what the citizen was told. */
  readonly extended: { readonly from: Moment; readonly why: string | null } | null;
}

/** 解决: never by the unit's word alone. */
export interface SolvedTrack {
  readonly state: "open" | "claimed" | "heard" | "confirmed" | "denied" | "unsure" | "closed";
  readonly at: Moment | null;
}

export type LightName = "ok" | "soon" | "late" | "pause" | "done";

/** Shape, word and amount; the words are those of the interface's `Light`. */
export interface LightProps {
  readonly light: LightName;
  /** The light's own word, e.g. 临期. */
  readonly word: string;
  /** The amount said, e.g. 剩1个工作日; empty when there is none. */
  readonly says: string;
}

/** One button that posts a form with `token`, and the extra inputs given. */
export interface Press {
  readonly text: string;
  readonly post: string;
  readonly note?: string;
  readonly inputs?: InputValues;
}

export interface ReplyProps {
  readonly text: string;
  readonly by: string;
  readonly at: Moment;
  /** Short answers beside the text: outcome, a date that was promised. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly photos: readonly { readonly src: string; readonly name: string }[];
  /** Papers and recordings, to be downloaded. */
  readonly files: readonly LinkProps[];
}

export interface RatingProps {
  readonly post: string;
  /** Name of the input. */
  readonly input: string;
  readonly options: readonly Option[];
  readonly given: string | null;
  /** Other inputs to send along. */
  readonly inputs?: InputValues;
}

export interface StoryEvent {
  readonly at: Moment;
  readonly who: string;
  readonly did: string;
  readonly note?: string;
  /** `back` = returned or reopened; `minor` = in passing. */
  readonly weight: "main" | "minor" | "back";
}

// same: a matter that somebody else reported ---------------------------------------------------------------------

export interface SameProps extends PageProps {
  readonly number: string;
  readonly title: string;
  readonly opened: Moment;
  readonly state: string;
  readonly ended: boolean;
  readonly lead: string | null;
  readonly answered: Moment | null;
  readonly due: Moment | null;
  /** Path of this page, with its sign. */
  readonly href: string;
}

// public: settled matters that everybody may read -----------------------------------------------------------------

/** A settled matter, as far as its pack shows it; texts are masked. */
export interface OpenMatterProps {
  readonly number: string;
  readonly href: string;
  /** What it is about, in a word. */
  readonly topic: string;
  readonly area: string;
  readonly opened: Moment;
  /** When it was settled. */
  readonly at: Moment;
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly photos: readonly LinkProps[];
}

export interface CountyCount {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly href: string;
}

export interface PublishedPageProps extends PageProps {
  readonly narrowed: { readonly county: string | null; readonly topic: string | null };
  readonly counties: readonly CountyCount[];
  /** How many lie in none of them: the whole city's own. */
  readonly elsewhere: number;
  /** How many in the last `days`, as narrowed. */
  readonly total: number;
  readonly days: number;
  /** Values of the input `topic`. */
  readonly topics: readonly Option[];
  /** null = the city has no shapes: the table stands alone. */
  readonly outlines: OutlineFile | null;
  readonly rows: readonly OpenMatterProps[];
  /** The list begins with the newest. */
  readonly first: boolean;
  readonly next: string | null;
  readonly feed: string;
}

export interface OpenMatterPageProps extends PageProps {
  readonly matter: OpenMatterProps;
}

// pages of text, errors, sign-in -----------------------------------------------------------------------------------

export interface TextPageProps extends PageProps {
  readonly page: "privacy" | "accessibility";
}

export interface ErrorProps extends PageProps {
  readonly status: 400 | 403 | 404 | 410 | 429 | 500;
  /** A sentence more about this one, e.g. which number was not found. */
  readonly detail?: string;
  /** To be named when asking for help; on 500. */
  readonly reference?: string;
}

export interface SignInProps extends PageProps {
  /** The account as typed, after a refusal. */
  readonly account?: string;
  readonly fault?: string;
  /** Where to go afterwards. */
  readonly next: string;
  /** On a demo: each row signs in by one press (POST /sign-in with `demo` = account). Empty otherwise. */
  readonly accounts: readonly DemoAccount[];
}

export interface DemoAccount {
  readonly role: string;
  readonly unit: string;
  readonly does: string;
  readonly account: string;
}
