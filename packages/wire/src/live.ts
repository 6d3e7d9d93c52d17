import { type Static, Type } from "typebox";

/** One message of `/api/live`: a case in the viewer's reach has changed. Read it again. */
export const LiveChange = Type.Object({ stream: Type.String(), seq: Type.Integer() });
export type LiveChange = Static<typeof LiveChange>;
