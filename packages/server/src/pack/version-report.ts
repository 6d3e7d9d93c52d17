import type { Fault } from "@xinlian/kernel";
import type { PackNote, VersionReport } from "@xinlian/wire";
import { sayWords } from "../fault/say.ts";
import type { LoadedVersion } from "./load-version.ts";
import { checksOf } from "./pack-view.ts";

/** What loading did, for whoever asked for it. */
export function versionReport(name: string, done: LoadedVersion): VersionReport {
  const { proof, files, dry, loaded, before } = done;
  return {
    pack: name,
    words: proof.text,
    hash: files.hash,
    version: proof.pack?.version ?? null,
    dry,
    loaded,
    before,
    counts: {
      states: proof.counts.states,
      clocks: proof.counts.clocks,
      rules: proof.counts.musts,
      scenarios: proof.counts.scenarios,
    },
    checks: checksOf(proof),
    notes: done.notes.map(noteOf),
  };
}

export function noteOf(fault: Fault): PackNote {
  return { code: fault.code, place: fault.place ?? null, detail: sayWords(fault) };
}
