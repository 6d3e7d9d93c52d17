import type { ActionNode, CaseNode, FieldValues, Place, Words } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";
import type { Topic } from "./shelf.ts";

/** What is still to be asked: what the topic asks for, where exactly, then what the form cannot go without. */
export function askOf(
  action: ActionNode,
  node: CaseNode,
  values: FieldValues,
  topic: Topic | undefined,
  city: CityNow,
): Words[] {
  const asks: Words[] = [];
  if (topic !== undefined && topic.asks !== "") {
    const [zh = "", en] = topic.asks.split(" | ");
    asks.push({ zh, en: en ?? zh });
  }
  for (const { field: name, optional } of action.form) {
    const field = node.fields[name];
    const value = values[name];
    // What is stored encrypted does not travel before it is sent, so nobody knows here whether it is filled in.
    if (field === undefined || field.seal !== undefined) continue;
    const empty = value === undefined || value === null || value === "";
    if (field.kind === "place" && !empty) {
      const detail = placeDetail(value as Place, city);
      if (detail !== null) asks.push(detail);
    } else if (field.kind === "place" && empty) {
      asks.push({ zh: "在什么地方？", en: "Where is it?" });
    } else if (empty && !optional && field.kind !== "yes") {
      asks.push({ zh: `${field.text.zh}还没有填`, en: `${field.text.en} is still missing` });
    }
  }
  return asks;
}

/** What a place still lacks to be found. */
function placeDetail(place: Place, city: CityNow): Words | null {
  const level = city.areas.get(place.area)?.level;
  if (level === "city") return { zh: "在哪个区县？", en: "In which county?" };
  if (level === "county") return { zh: "在哪个街道或乡镇？", en: "In which subdistrict or town?" };
  const detailed = (place.address ?? "").trim() !== "" || place.lng !== undefined;
  return detailed
    ? null
    : {
        zh: "具体位置：门牌、路口或附近的标志",
        en: "Where exactly: a door number, a crossing, a landmark",
      };
}
