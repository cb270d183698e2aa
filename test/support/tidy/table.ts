/**
 * The server's rooms, lowest first. A room imports the rooms before it, and those only through their door, `index.ts`.
 * The platform has no door: each of its files is one thing, reached as `#platform/thing`.
 */
export const rooms = [
  'platform',
  'audit',
  'tenancy',
  'identity',
  'messaging',
  'access',
  'tiers',
  'imports',
  'payments',
  'booking',
  'webhooks',
  'privacy',
  'portal',
  'today',
  'mirror',
] as const;

const everyRoom = rooms.map((room) => `server/${room}`);

/** What every room may read besides the rooms below it: the API, the tables' types, and the pages of wiring. */
const ofAllRooms = [
  'contract',
  'database/columns.ts',
  'database/types.ts',
  'server/tasks.ts',
  'server/reactions.ts',
  'server/merging.ts',
];

/**
 * Who may import whom, by place; the longest place that a file lies in counts, and every place may import itself.
 * Tests beside the code may also import what lies in `test`, and whatever they arrange or look at.
 */
export const places: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  'database/columns.ts': ['database/types.ts'],
  'database/types.ts': [],
  // Invented people: for the demo, for tests and for benchmarks alike.
  'database/people': ['contract'],
  'database/seed': ['contract', 'database/people', ...everyRoom],
  ...Object.fromEntries(
    rooms.map((room, index) => [
      `server/${room}`,
      [...ofAllRooms, ...rooms.slice(0, index).map((lower) => `server/${lower}`)],
    ]),
  ),
  // Its samples are invented people.
  'server/mirror': [
    ...ofAllRooms,
    'database/people',
    ...everyRoom.filter((room) => room !== 'server/mirror'),
  ],
  'server/tasks.ts': ['contract', 'server/platform'],
  'server/reactions.ts': ['contract', 'server/tasks.ts'],
  'server/merging.ts': ['database/columns.ts'],
  'server/http': ['contract', 'server/platform', 'package.json'],
  'server/http.ts': ['contract', 'server/platform', 'server/http'],
  'server/providers': ['contract', ...everyRoom],
  'server/generate': ['contract', 'database', 'server/platform', 'server/messaging'],
  // The program itself: what puts rooms, edge and providers together.
  server: ['contract', 'database', 'server', 'package.json'],
  // What other programs are given: calls over the contract, and nothing of the server.
  client: ['contract'],
  'client/examples': ['client'],
  'web/words': [],
  'web/ui': ['web/words'],
  'web/api': ['contract'],
  web: ['contract', 'web'],
  bin: [],
  bench: ['bin', 'contract', 'database', 'server', 'test'],
  test: ['bench', 'bin', 'client', 'contract', 'database', 'server', 'web', 'package.json'],
};

/** Packages that only some places may know. What is not listed here is for everybody but `contract` and `bin`. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  '@electric-sql/pglite': ['server/platform'],
  '@hono/node-server': ['server/http.ts'],
  hono: ['server/http.ts'],
  kysely: ['database/types.ts', 'server', 'bench', 'test'],
  'kysely-codegen': ['server/generate'],
  nodemailer: ['server/providers'],
  pg: ['server/platform', 'bench', 'test'],
  'pg-boss': ['server/platform'],
  'postal-mime': ['server/providers', 'test'],
  stripe: ['server/providers', 'test'],
  'smtp-server': ['server/providers', 'test'],
  tsdav: ['server/providers'],
  react: ['web'],
  'react-aria-components': ['web/ui', 'web/staff'],
  '@tanstack/react-router': ['web/staff'],
};

/** All that a place may import of packages, where that is a short list. */
export const nothingElse: Readonly<Record<string, readonly string[]>> = {
  contract: ['zod'],
  client: [],
  bin: [],
};

/** Modules of Node that reach out of the process, and who may: what goes out, what serves, and the database's driver. */
export const networkModules = [
  'node:dgram',
  'node:dns',
  'node:dns/promises',
  'node:http',
  'node:http2',
  'node:https',
  'node:net',
  'node:tls',
];
export const goesOut = [
  'server/providers',
  'server/http',
  'server/http.ts',
  'server/platform',
  'test',
  'bench',
  'bin',
];

/** Who may call `fetch`: everything else of the server goes through `fetchOut`, which knows where not to go. */
export const fetches = ['server/platform/fetch-out.ts', 'client', 'test', 'bench', 'bin', 'web'];

/** Where database connections are made. */
export const makesConnections = ['server/platform', 'bench', 'test'];

/** Words that say nothing about what a file is. */
export const bannedNames = [
  'common',
  'helper',
  'helpers',
  'manager',
  'misc',
  'service',
  'util',
  'utils',
];

/** Files that tools or the program start by name, so that nobody imports what they export. */
export const startedByName = [
  'server/main.ts',
  'client/index.ts',
  /^bench\/[^/]+\.ts$/,
  /\.config\.[jt]s$/,
  /\.d\.ts$/,
  /\.test\.ts$/,
  'database/types.ts',
  'test/support/suite/reporter.ts',
];
