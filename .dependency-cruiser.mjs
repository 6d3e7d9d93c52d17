import { readdirSync, readFileSync } from "node:fs";

/**
 * Which rooms each room may import, by name. The order is the way down.
 * @type {Record<string, string[]>}
 */
const MAY_IMPORT = {
  kernel: [],
  wire: ["kernel"],
  text: ["kernel"],
  ledger: ["kernel"],
  web: ["kernel", "wire"],
  server: ["kernel", "wire", "text", "ledger", "web"],
  cli: ["kernel", "wire", "text", "ledger", "web", "server"],
};

/**
 * The doors of a room: the files its package.json exports.
 * @param {string} room
 * @returns {string[]}
 */
function doors(room) {
  const { exports = {} } = JSON.parse(readFileSync(`packages/${room}/package.json`, "utf8"));
  return Object.values(exports).map((door) => `packages/${room}/${door.replace("./", "")}`);
}

const rooms = readdirSync("packages");
const unknown = rooms.filter((room) => !(room in MAY_IMPORT));
if (unknown.length > 0)
  throw new Error(`say in .dependency-cruiser.mjs what ${unknown} may import`);

const anyDoor = rooms.flatMap(doors).map((door) => `^${door.replaceAll(".", "[.]")}$`);

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const direction = Object.entries(MAY_IMPORT).map(([room, below]) => ({
  name: `${room}-imports-down`,
  comment: `${room} may import ${below.join(", ") || "no other room"}`,
  severity: "error",
  from: { path: `^packages/${room}/src/` },
  to: { path: "^packages/", pathNot: `^packages/(${[room, ...below].join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...direction,
    {
      name: "no-circle",
      comment: "two files that import each other, types included, are one idea or hide a third",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "only-by-the-door",
      comment: "a room is entered through what its package.json exports",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: { path: "^packages/", pathNot: ["^packages/$1/", ...anyDoor] },
    },
    {
      name: "only-by-the-door-from-outside",
      comment: "the same for tools and campaigns; these may share what tests make",
      severity: "error",
      from: { path: "^(tools|bench|prove|browser)/" },
      to: { path: "^packages/[^/]+/src/", pathNot: anyDoor },
    },
    {
      name: "door-from-outside-only",
      comment: "inside a room, import the file that holds the noun, not the room's index",
      severity: "error",
      from: { path: "^packages/([^/]+)/src/" },
      to: { path: "^packages/$1/src/index[.]ts$" },
    },
    {
      name: "kernel-is-pure",
      comment: "the kernel runs in the browser too: no node:* and nothing that does I/O",
      severity: "error",
      from: { path: "^packages/kernel/src/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "resolves",
      comment: "an import that leads nowhere is looked at by no other rule",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "[.](css|svg)$" },
    },
    {
      name: "tests-stay-out-of-the-product",
      comment: "the product imports no test and no development dependency",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: "^packages/[^/]+/src/testing/" },
      to: { path: "(^packages/[^/]+/(test|src/testing)/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts"],
    },
  },
};
