// The import law of the rooms: what each may import. Absent means forbidden. `npm run check` fails when fewer than
// 40 modules were read, so that a silent misreading cannot pass as green.
const base = ["lib", "domain", "ports"]
const ROOMS = {
  lib: [],
  domain: ["lib"],
  ports: ["lib", "domain"],
  templates: ["lib", "domain"],
  tone: ["lib", "domain"],
  understanding: ["lib", "domain"],
  flows: ["lib", "domain", "understanding", "templates", "tone"],
  // An invented year for the demo hotel, by a chance that can be repeated.
  demo: ["lib", "domain"],
  jobs: base,
  channels: base,
  adviser: base,
  store: base,
  reports: base,
  outbox: [...base, "templates", "jobs"],
  guests: [...base, "understanding", "jobs"],
  pms: [...base, "guests"],
  tickets: [...base, "outbox", "jobs", "guests"],
  handoff: [...base, "outbox", "tickets", "guests", "templates", "tone"],
  recovery: [...base, "outbox", "tickets", "guests", "jobs"],
  crisis: [...base, "outbox", "tickets", "jobs"],
  surveys: [...base, "outbox", "guests", "tickets", "recovery", "understanding", "jobs"],
  care: [...base, "outbox", "guests", "tickets", "surveys", "tone", "jobs"],
  effects: [...base, "flows", "templates", "outbox", "handoff", "tickets", "recovery", "crisis", "surveys", "care", "guests", "jobs"],
  inbox: [...base, "understanding", "flows", "guests", "effects", "handoff"],
  // Plays flows with the real engine and everything a turn sets off, without a database or a clock.
  proof: [...base, "understanding", "templates", "tone", "flows", "guests", "handoff", "tickets", "effects", "inbox", "outbox"],
  http: [...base, "inbox", "outbox", "guests", "tickets", "surveys", "reports", "pms"],
  console: [...base, "templates", "tone", "flows", "guests", "tickets", "handoff", "recovery", "surveys", "care", "reports"],
}
// Above the composition: whole houses in memory.
ROOMS.simulate = [...base, "flows", "understanding", "guests", "inbox", "tickets", "channels", "store", "app"]
const PURE = ["domain", "understanding", "flows", "templates", "tone", "proof", "demo"]
const inside = (rooms) => `^src/(${rooms.join("|")})/`

module.exports = {
  forbidden: [
    ...Object.entries(ROOMS).map(([room, allowed]) => ({
      name: `${room}-stays-in-its-lane`,
      severity: "error",
      comment: `src/${room} may import: ${allowed.join(", ") || "nothing of ours"}.`,
      from: { path: inside([room]) },
      to: { path: "^src/", pathNot: inside([room, ...allowed]) },
    })),
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "channels-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/channels/([^/]+)/" },
      to: { path: "^src/channels/", pathNot: "^src/channels/$1/" },
    },
    {
      name: "wechaty-is-node-only",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(node\\.ts|channels/wechat/)" },
      to: { path: "node_modules/wechaty" },
    },
    {
      name: "the-edge-reaches-no-node-only-module",
      severity: "error",
      from: { path: "^src/cloudflare\\.ts$" },
      to: {
        reachable: true,
        path: "^(node:)?(fs|net|tls|child_process|worker_threads)$|node_modules/(wechaty|@hono/node-server|@electric-sql)/",
      },
    },
    {
      name: "pure-rooms-import-few-packages",
      severity: "error",
      from: { path: inside(PURE) },
      to: { pathNot: "^src/|node_modules/(zod|yaml|liquidjs|opencc-js|tinyld|libphonenumber-js|sms-segments-calculator)/" },
    },
    {
      name: "prisma-and-pg-stay-in-store",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/store/" },
      to: { path: "@prisma/|node_modules/(pg|@electric-sql)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/store/generated/" },
  },
}
