import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A telephone company: takes the city's messages and keeps them as the telephones would show them. */
export interface Gateway {
  /** What the product needs to know of it. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * The newest message to a telephone that fits; waits until it has come.
   * @throws when none came within half a minute, with what did come
   */
  message(phone: string, fits: (text: string) => boolean): Promise<string>;
  stop(): Promise<void>;
}

interface Sent {
  readonly to: string;
  readonly text: string;
}

/** Answers on a free port of this machine. */
export async function openGateway(): Promise<Gateway> {
  const sent: Sent[] = [];
  const server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: Sent };
      sent.push(data);
      reply.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      SMS_URL: `http://127.0.0.1:${port}/`,
      SMS_SECRET: `whsec_${randomBytes(32).toString("base64")}`,
    },
    async message(phone, fits) {
      for (let tries = 0; tries < 600; tries += 1) {
        const found = sent.findLast(({ to, text }) => to.endsWith(phone) && fits(text));
        if (found) return found.text;
        await wait(200);
      }
      const came = sent.filter(({ to }) => to.endsWith(phone)).map(({ text }) => text);
      throw new Error(`no such message to ${phone}; it got:\n${came.join("\n")}`);
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
