import { useQueryClient } from "@tanstack/react-query";
import type {
  DeputyBody,
  DeputyView,
  DutyBody,
  DutyView,
  FeedBody,
  FeedMade,
  HandedOver,
  HandOverBody,
  LeaveBody,
  PersonBody,
  PersonMade,
  PersonView,
  PostBody,
  UnitBody,
  UnitView,
} from "@xinlian/wire";
import { ask, type Call, get, withQuery } from "../server/ask.ts";
import type { Page } from "./use-units.ts";

/** What rests on the directory and is read again after a change of it. */
const READ_AGAIN = new Set<unknown>([
  "units",
  "people",
  "pledges",
  "owed",
  "register",
  "duties",
  "explain",
  "pack",
  "session",
  "deputies",
  "feeds",
]);

/** The changes that the server takes from an administrator; each is an event, and is done once for one key. */
export function useChanges() {
  const queries = useQueryClient();
  const change = async <T>(path: string, call: Call): Promise<T> => {
    const { value } = await ask<T>(path, call);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => READ_AGAIN.has(queryKey[0]) });
    return value;
  };
  return {
    putUnit: (body: UnitBody, key: string) =>
      change<UnitView>("/api/units", { method: "POST", body, key }),
    addPerson: (body: PersonBody, key: string) =>
      change<PersonMade>("/api/people", { method: "POST", body, key }),
    changePerson: (id: string, body: { name: string; unit: string }, key: string) =>
      change<PersonView>(`/api/people/${id}`, { method: "POST", body, key }),
    leave: (id: string, body: LeaveBody, key: string) =>
      change<PersonView>(`/api/people/${id}/leave`, { method: "POST", body, key }),
    handOver: (id: string, body: HandOverBody, key: string) =>
      change<HandedOver>(`/api/people/${id}/pledges`, { method: "POST", body, key }),
    deputise: (body: DeputyBody, key: string) =>
      change<DeputyView>("/api/deputies", { method: "POST", body, key }),
    endDeputy: (id: string, key: string) =>
      change<DeputyView>(`/api/deputies/${id}/end`, { method: "POST", body: {}, key }),
    givePost: (body: PostBody, key: string) =>
      change<PersonView>("/api/posts", { method: "POST", body, key }),
    endPost: (body: PostBody, key: string) =>
      change<PersonView>("/api/posts", { method: "DELETE", body, key }),
    addDuty: (body: DutyBody, key: string) =>
      change<DutyView>("/api/duties", { method: "POST", body, key }),
    endDuty: (id: string, key: string) =>
      change<void>(`/api/duties/${encodeURIComponent(id)}`, { method: "DELETE", key }),
    makeFeed: (body: FeedBody, key: string) =>
      change<FeedMade>("/api/feeds", { method: "POST", body, key }),
    revokeFeed: (name: string, key: string) =>
      change<void>(`/api/feeds/${name}`, { method: "DELETE", key }),
  };
}

/** The unit that has this id already: the route that sets one up would change it. */
export async function unitWith(id: string): Promise<UnitView | undefined> {
  if (!/^[0-9a-z][0-9a-z-]{0,63}$/.test(id)) return undefined;
  const { rows } = await get<Page<UnitView>>(withQuery("/api/units", { id }));
  return rows[0];
}
