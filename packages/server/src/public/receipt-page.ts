import { isConfidential } from "@xinlian/kernel";
import { renderReceipt } from "@xinlian/web/public";
import type { FastifyReply, FastifyRequest } from "fastify";
import { encode } from "uqr";
import { titleOfCase } from "../case/title.ts";
import type { House } from "../house.ts";
import { stepsOf } from "./follow-aside.ts";
import { heldCase } from "./holder.ts";
import { originOf } from "./origin.ts";
import { ownPhone } from "./own-phone.ts";
import { languageOf, pageProps, sendPage } from "./page.ts";

/** The receipt: number, link and QR code, and what happens by when. */
export async function showReceipt(
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  number: string,
): Promise<FastifyReply> {
  const { read, caller, secret } = await heldCase(request, house, number);
  const link = `${originOf(request, house)}/r/${number}?k=${secret}`;
  const html = renderReceipt({
    ...pageProps(request, reply, house, false),
    number,
    title: titleOfCase(read.title, read.node),
    opened: read.state.opened,
    steps: stepsOf(read, languageOf(request)),
    phone: await ownPhone(house, caller, read),
    confidential: isConfidential(read.state, read.node, read.world),
    secret,
    link,
    qr: encode(link, { border: 0, ecc: "M" }).data,
    follow: `/r/${number}`,
  });
  return sendPage(reply, html);
}
