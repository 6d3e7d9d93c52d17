import type { CallView } from "@xinlian/wire";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import { callView } from "./call-view.ts";

/** Tells somebody of every change of the calls at his extension, in their order. @returns ends it */
export function followCalls(
  person: PersonCaller,
  house: House,
  tell: (call: CallView) => void,
): () => void {
  let before: Promise<void> = Promise.resolve();
  return house.calls.listen(person.id, (call) => {
    before = before
      .then(async () => tell(await callView(call, person, house, house.now())))
      .catch((error: unknown) => house.failed(error));
  });
}
