import type { FieldNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import { plain } from "./read-given.ts";

/** Names a scenario has given to cases and entries → their stream ids. */
export type Aliases = ReadonlyMap<string, string>;

/** A practice person's contact: `anyone`. */
const ANYONE = { name: "某人", phone: "13800000000" };

const PHOTO = { id: "0".repeat(64), name: "photo", type: "image/jpeg", size: 1 };

/**
 * A value as a scenario writes it, in short, → the form value as it would be sent: a place by its area code alone,
 * `anyone` for a contact, a case or an entry by its name here, a file by its name.
 */
export function formValue(field: FieldNode | undefined, tree: Tree, aliases: Aliases): unknown {
  if (field?.many && tree.kind === "row") {
    return tree.items.map((item) => formValue({ ...field, many: false }, item, aliases));
  }
  if (field?.kind === "checklist") return checkValue(tree, aliases);
  if (tree.kind !== "leaf" || tree.value === null) return plain(tree);
  const { source } = tree;
  switch (field?.kind) {
    case "place":
      return { area: source };
    case "contact":
      return source === "anyone" ? ANYONE : source;
    case "case":
    case "register":
      return aliases.get(source) ?? source;
    case "file":
      return { ...PHOTO, name: source };
    case "yes":
    case "number":
    case "whole":
      return tree.value;
    default:
      return source;
  }
}

/** `{ clean: yes, stock: [no, 12, photo] }`: items by their names here; a number and a photo as they come. */
function checkValue(tree: Tree, aliases: Aliases): unknown {
  if (tree.kind !== "branch") return plain(tree);
  return [...tree.entries].map(([name, { tree: answer }]) => {
    const [ok, ...more] = (answer.kind === "row" ? answer.items : [answer]).map(plain);
    const number = more.find((each) => typeof each === "number");
    const photo = more.includes("photo") ? [PHOTO] : [];
    return {
      item: aliases.get(name) ?? name,
      ok: ok === true || ok === "yes",
      number,
      photos: photo,
    };
  });
}
