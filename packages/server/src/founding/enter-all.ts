import { createHash } from "node:crypto";
import { fault, ok, type Result } from "@xinlian/kernel";
import type { Command, OpenLedger } from "@xinlian/ledger";
import { dictionary, type Segmenter, segmenter } from "@xinlian/text";
import { v5 } from "uuid";
import { entryWrite } from "../engine/entry-write.ts";
import type { DrawnEntries } from "./entries.ts";

/** Namespace of the command ids by which a city's registers are filled: the same register is the same command. */
const NAMESPACE = "54b6cd0e-9a86-4c8e-93c1-3d2a2f0a1d10";

/** Appends what was drawn, one command a register. Done again, it enters nothing twice. */
export async function enterAll(
  ledger: OpenLedger,
  { now }: { readonly now: number },
  drawn: readonly DrawnEntries[],
): Promise<Result<true>> {
  const commands = drawn.flatMap((each) => commandsOf(ledger, now, each));
  if (commands.length === 0) return ok(true);
  for (const answer of await ledger.appendAll(commands)) {
    if (answer.outcome !== "appended" && answer.outcome !== "repeated") {
      return { ok: false, fault: fault("setting-city-data", { why: answer.outcome }) };
    }
  }
  return ok(true);
}

function commandsOf(
  ledger: OpenLedger,
  now: number,
  { pack, changes, world }: DrawnEntries,
): readonly Command[] {
  const words = cut(world);
  const registers = new Set(changes.map(({ after }) => after.register));
  return [...registers].map((register) => {
    const id = v5(`${ledger.city} ${pack.name} ${register}`, NAMESPACE);
    return {
      city: ledger.city,
      id,
      principal: { kind: "founder", id: "founder" },
      bodyHash: createHash("sha256").update(id).digest("hex"),
      recordedAt: now,
      writes: changes
        .filter(({ after }) => after.register === register)
        .map((change) => entryWrite(change, pack, world, words)),
      reply: null,
    };
  });
}

function cut({ areas, directory }: DrawnEntries["world"]): Segmenter {
  const names = [...areas.all()].map((area) => area.name);
  return segmenter(dictionary([...names, ...directory.units().map((unit) => unit.text.zh)]));
}
