import type { CaseNode, EntryState, Moment, Pack } from "@xinlian/kernel";
import type { House } from "../house.ts";
import { fillShelf, type Shelf, type Taught, topicFieldOf } from "./shelf.ts";

/** How old a shelf may be, ms: what an editor changes is proposed within this time. */
const FRESH_MS = 20_000;
/** Most entries of a register that proposals know. */
const MOST = 20_000;

interface Standing {
  readonly hash: string;
  readonly filled: number;
  readonly shelf: Shelf;
}

/** Shelves of every type of matter, filled when first asked for and filled anew beside those who ask. */
export class Shelves {
  readonly #house: House;
  readonly #standing = new Map<string, Standing>();
  readonly #filling = new Map<string, Promise<Shelf>>();

  constructor(house: House) {
    this.#house = house;
  }

  /** An old shelf serves once more while a new one is filled. */
  async of(pack: Pack, node: CaseNode): Promise<Shelf> {
    const name = `${pack.name}.${node.name}`;
    const standing = this.#standing.get(name);
    if (standing === undefined || standing.hash !== pack.hash) return this.#fill(name, pack, node);
    if (Date.now() - standing.filled > FRESH_MS)
      this.#fill(name, pack, node).catch((error: unknown) => this.#house.failed(error));
    return standing.shelf;
  }

  #fill(name: string, pack: Pack, node: CaseNode): Promise<Shelf> {
    const under = this.#filling.get(name);
    if (under !== undefined) return under;
    const filled = Date.now();
    const filling = this.#read(pack, node)
      .then((shelf) => {
        this.#standing.set(name, { hash: pack.hash, filled, shelf });
        return shelf;
      })
      .finally(() => this.#filling.delete(name));
    this.#filling.set(name, filling);
    return filling;
  }

  async #read(pack: Pack, node: CaseNode): Promise<Shelf> {
    const { engine, ledger } = this.#house;
    const entries = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ whole: EntryState }>(
        `SELECT whole FROM ledger.entry_row
          WHERE city = $1 AND pack = $2 AND register = ANY ($3) AND NOT ended
          ORDER BY register, sort, stream LIMIT ${MOST}`,
        [ledger.city, pack.name, registersOf(pack, node)],
      ),
    );
    const field = topicFieldOf(node);
    const taught = field === null ? NOTHING : await this.#taught(pack, node, field.name);
    const states = entries.map(({ whole }) => whole);
    const known = new Map(states.map((entry) => [entry.stream, entry]));
    const world = engine.world(pack, this.#house.now() as Moment, new Map(), known);
    return fillShelf(node, world, states, taught, engine.city.words);
  }

  async #taught(pack: Pack, node: CaseNode, field: string): Promise<Taught> {
    const { learning } = this.#house.ledger;
    const of = { pack: pack.name, type: node.name, field };
    const [learnt, leads] = await Promise.all([learning.learnt(of), learning.leads(of)]);
    return { ...learnt, leads };
  }
}

const NOTHING: Taught = { topics: [], words: [], leads: [] };

/** The register of topics, those from which is answered, and those whose entries decide who answers. */
function registersOf(pack: Pack, node: CaseNode): readonly string[] {
  const field = topicFieldOf(node);
  const answers = Object.values(pack.desks).flatMap((desk) => desk.answers?.register ?? []);
  const rulings = Object.values(pack.registers).filter((register) => register.answers);
  return [
    ...(field?.kind === "register" ? [field.of ?? ""] : []),
    ...answers,
    ...rulings.map(({ name }) => name),
  ];
}
