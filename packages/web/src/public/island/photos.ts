import { sendPhoto } from "./photo-line.ts";
import { photoShelf, type ShelvedPhoto } from "./photo-shelf.ts";
import { smaller } from "./smaller.ts";
import { islandWords, pageLanguage } from "./words.ts";

/** A photo that has lain on the server for so long is sent anew, ms: after a day it may be gone. */
const STALE = 20 * 3600_000;

interface Photo extends ShelvedPhoto {
  /** Address of the picture; one as long as the photo is here, since a new one would load anew. */
  readonly src: string;
  /** 0 to 1 while it is on its way. */
  share: number | null;
  failed: string | null;
  /** Trying again may help. */
  again: boolean;
  stop: () => void;
}

/**
 * The photos of the report form: made smaller, kept on this phone, sent ahead, each with its picture and progress. The form is sent once
 * all of them are in.
 */
export function startPhotos(host: HTMLElement): void {
  const form = host.closest("form");
  const input = host.querySelector<HTMLInputElement>("input[type=file]");
  if (form === null || input === null) return;
  new Photos(host, form, input);
}

class Photos {
  readonly #words = islandWords[pageLanguage()];
  readonly #form: HTMLFormElement;
  readonly #tiles = document.createElement("ul");
  readonly #add: HTMLElement;
  readonly #said = document.createElement("p");
  readonly #field: string;
  readonly #most: number;
  readonly #ahead: string;
  #photos: Photo[] = [];
  #waiting: HTMLElement | null = null;

  constructor(host: HTMLElement, form: HTMLFormElement, input: HTMLInputElement) {
    this.#form = form;
    this.#field = host.dataset["field"] ?? "";
    this.#most = Number(host.dataset["most"] ?? 1);
    this.#ahead = host.dataset["ahead"] ?? "";
    const came = [...host.querySelectorAll<HTMLInputElement>(".photo-names input[type=hidden]")];
    host.querySelector(".photo-names")?.remove();
    // From here on photos go ahead, not with the form.
    input.removeAttribute("name");
    this.#tiles.className = "photo-tiles";
    this.#add = addTile(this.#words.photoAdd, input);
    this.#said.className = "soft";
    this.#said.setAttribute("role", "status");
    host.append(this.#tiles, this.#said);
    input.addEventListener("change", () => {
      void this.#take([...(input.files ?? [])]);
      input.value = "";
    });
    form.addEventListener("submit", (event) => this.#hold(event as SubmitEvent), true);
    form.addEventListener("draft-cleared", () => this.#clear());
    addEventListener("online", () => this.#again());
    this.#draw();
    void this.#takeUp(came.map((each) => each.value));
  }

  /** Photos that came with the page, and those of a draft on this phone. */
  async #takeUp(came: readonly string[]): Promise<void> {
    const shelved = (await photoShelf.all()).filter((photo) => photo.field === this.#field);
    const fresh = (photo: ShelvedPhoto) => Date.now() - photo.at < STALE;
    const known = came.map(
      (kept) => shelved.find((photo) => photo.kept === kept) ?? alone(kept, this.#field),
    );
    const rest = shelved.filter((photo) => !known.includes(photo));
    // A page that brought its photos says which of the sent ones still count.
    const others = came.length === 0 ? rest : rest.filter((photo) => photo.kept === null);
    this.#photos = [...known, ...others].slice(0, this.#most).map((photo) => ({
      ...photo,
      src: URL.createObjectURL(photo.blob),
      kept: photo.blob.size === 0 || fresh(photo) ? photo.kept : null,
      share: null,
      failed: null,
      again: false,
      stop: () => {},
    }));
    this.#draw();
    for (const photo of this.#photos) if (photo.kept === null) void this.#send(photo);
  }

  async #take(files: readonly File[]): Promise<void> {
    const room = this.#most - this.#photos.length;
    if (files.length > room) this.#say(this.#words.photoRoom(this.#most));
    for (const file of files.slice(0, Math.max(0, room))) {
      const photo: Photo = {
        key: crypto.randomUUID(),
        field: this.#field,
        src: URL.createObjectURL(file),
        name: file.name,
        blob: file,
        kept: null,
        at: 0,
        share: 0,
        failed: null,
        again: false,
        stop: () => {},
      };
      this.#photos.push(photo);
      this.#draw();
      const less = await smaller(file);
      Object.assign(photo, { name: less.name, blob: less });
      await photoShelf.put(shelved(photo));
      void this.#send(photo);
    }
  }

  async #send(photo: Photo): Promise<void> {
    if (!this.#photos.includes(photo)) return;
    Object.assign(photo, { share: 0, failed: null, again: false });
    this.#draw();
    const token = this.#form.querySelector<HTMLInputElement>("input[name=token]")?.value ?? "";
    const line = sendPhoto(this.#ahead, token, photo, (share) => {
      photo.share = share;
      this.#progress(photo);
    });
    photo.stop = line.stop;
    const sent = await line.sent;
    photo.share = null;
    if ("kept" in sent) {
      Object.assign(photo, { kept: sent.kept, at: Date.now() });
      if (this.#photos.includes(photo)) void photoShelf.put(shelved(photo));
    } else if ("refused" in sent) photo.failed = sent.refused;
    else Object.assign(photo, { failed: this.#words.photoWaits, again: true });
    this.#draw();
    this.#release();
  }

  #again(): void {
    for (const photo of this.#photos) if (photo.again) void this.#send(photo);
  }

  #drop(photo: Photo): void {
    this.#photos = this.#photos.filter((each) => each !== photo);
    photo.stop();
    URL.revokeObjectURL(photo.src);
    void photoShelf.drop(photo.key);
    this.#say(this.#words.photoDropped(photo.name));
    this.#draw();
    this.#add.querySelector("input")?.focus();
    this.#release();
  }

  #clear(): void {
    for (const photo of this.#photos) {
      photo.stop();
      URL.revokeObjectURL(photo.src);
    }
    this.#photos = [];
    void photoShelf.clear();
    this.#draw();
  }

  /** Not yet all in: the form waits, and says for what. */
  #hold(event: SubmitEvent): void {
    const open = this.#photos.filter((photo) => photo.kept === null);
    if (open.length === 0 || !navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#again();
    const stuck = open.filter((photo) => photo.failed !== null && !photo.again);
    this.#say(stuck.length > 0 ? this.#words.photoStuck : this.#words.photoHold);
    this.#waiting = stuck.length > 0 ? null : event.submitter;
    if (stuck.length > 0) this.#tiles.querySelector<HTMLElement>(".fault ~ button")?.focus();
  }

  #release(): void {
    const submitter = this.#waiting;
    if (submitter === null || this.#photos.some((photo) => photo.kept === null)) return;
    this.#waiting = null;
    this.#form.requestSubmit(submitter);
  }

  #say(text: string): void {
    this.#said.replaceChildren(text);
  }

  #progress(photo: Photo): void {
    const bar = this.#tiles.querySelector<HTMLProgressElement>(
      `[data-key="${photo.key}"] progress`,
    );
    if (bar !== null && photo.share !== null) bar.value = photo.share;
  }

  #draw(): void {
    const tiles = this.#photos.map((photo, at) => this.#tile(photo, at + 1));
    this.#tiles.replaceChildren(...tiles);
    if (this.#photos.length < this.#most) this.#tiles.append(this.#add);
  }

  #tile(photo: Photo, number: number): HTMLElement {
    const words = this.#words;
    const tile = document.createElement("li");
    tile.dataset["key"] = photo.key;
    if (photo.blob.size > 0) {
      const picture = document.createElement("img");
      picture.src = photo.src;
      picture.alt = words.photo(number);
      picture.addEventListener("error", () =>
        picture.replaceWith(text("span", "photo-plain as-typed", photo.name)),
      );
      tile.append(picture);
    } else tile.append(text("span", "photo-plain as-typed", photo.name));
    if (photo.share !== null) {
      const bar = document.createElement("progress");
      bar.setAttribute("aria-label", words.photoSending(number));
      bar.value = photo.share;
      tile.append(bar);
    }
    if (photo.failed !== null) tile.append(text("p", "fault", photo.failed));
    if (photo.kept !== null) {
      const kept = document.createElement("input");
      Object.assign(kept, { type: "hidden", name: `${this.#field}.${number}`, value: photo.kept });
      tile.append(kept);
    }
    const drop = document.createElement("button");
    Object.assign(drop, {
      type: "button",
      className: "linklike press",
      textContent: words.photoDrop,
    });
    drop.setAttribute("aria-label", words.photoDropWhich(number));
    drop.addEventListener("click", () => this.#drop(photo));
    tile.append(drop);
    return tile;
  }
}

function addTile(words: string, input: HTMLInputElement): HTMLElement {
  const tile = document.createElement("li");
  tile.className = "photo-add";
  tile.append(text("span", "", words), input);
  return tile;
}

function text(tag: string, className: string, words: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}

/** A photo that the page brought and this phone does not have: only its name is known. */
function alone(kept: string, field: string): ShelvedPhoto {
  const name = kept.split(" ").slice(3).join(" ");
  return { key: crypto.randomUUID(), field, name, blob: new Blob(), kept, at: Date.now() };
}

function shelved({ key, field, name, blob, kept, at }: Photo): ShelvedPhoto {
  return { key, field, name, blob, kept, at };
}

/** The check page: the pictures of the photos that its form carries, as far as this phone has them. */
export async function startCheckPhotos(host: HTMLElement): Promise<void> {
  const form = host.closest("form");
  const all = await photoShelf.all();
  const words = islandWords[pageLanguage()];
  const row = document.createElement("div");
  row.className = "photo-row";
  for (let number = 1; number < 10; number += 1) {
    const kept = form?.elements.namedItem(`${host.dataset["field"]}.${number}`);
    const photo = all.find(
      (each) => kept instanceof HTMLInputElement && each.kept === kept.value && each.blob.size > 0,
    );
    if (photo === undefined) continue;
    const picture = document.createElement("img");
    picture.src = URL.createObjectURL(photo.blob);
    picture.alt = words.photo(number);
    row.append(picture);
  }
  if (row.childElementCount > 0) host.append(row);
}
