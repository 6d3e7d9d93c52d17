import { Type } from "typebox";

/** HMAC of an attachment's content. */
export const FileId = Type.String({
  pattern: "^[0-9a-fA-F]{64}$",
  description: "id of an attachment",
});

/** What the sender calls a file. */
export const FileName = Type.String({ minLength: 1, maxLength: 255 });
