import { ProposalBody, Proposals } from "../proposal.ts";
import { route } from "../route.ts";

export const PROPOSAL_ROUTES = {
  propose: route({
    name: "propose",
    method: "POST",
    path: "/api/proposals",
    tag: "proposal",
    caller: "staff",
    perMinute: 600,
    summary: {
      zh: "随文字给出建议：类别、承办、时限、疑似同件、知识库、来电人在办件、还可以问",
      en: "Proposals as the text grows: topic, unit, due date, twins, answers, the caller's open matters, what to ask",
    },
    body: ProposalBody,
    reply: Proposals,
  }),
} as const;
