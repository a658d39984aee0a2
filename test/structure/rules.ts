/** Which folders a folder may import from; `types` only as types (ARCHITECTURE.md, "Imports go one way"). */
export type FolderRule = {
  readonly from: readonly string[];
  readonly types?: readonly string[];
  readonly packages: RegExp;
};

const temporalShared = /^@temporalio\/(common|workflow)$/;

/** Paths are prefixes from the root; the longest prefix that fits a file is its rule. */
export const folders: Readonly<Record<string, FolderRule>> = {
  domain: { from: ['domain'], packages: /^(date-fns|@date-fns\/tz)$/ },
  // Hashing has no place in workflow code, and no workflow imports this file.
  'domain/letters/message-id.ts': { from: ['domain'], packages: /^node:crypto$/ },
  workflows: { from: ['workflows', 'domain'], types: ['activities'], packages: temporalShared },
  activities: {
    from: ['activities', 'audit', 'servers', 'domain', 'prisma', 'workflows/messages'],
    packages: /^(@temporalio\/(activity|client|common)|node:|nodemailer|uuidv7|pino)/,
  },
  worker: { from: ['worker', 'activities', 'audit', 'servers', 'domain', 'prisma', 'workflows'], packages: /./ },
  spreadsheet: { from: ['spreadsheet', 'domain'], packages: /./ },
  // Bytes of what was settled in domain/bulletin, and nothing else: it reads no database and decides nothing.
  bulletin: { from: ['bulletin', 'domain', 'spreadsheet'], packages: /^docx$/ },
  api: {
    from: ['api', 'audit', 'servers', 'domain', 'prisma', 'spreadsheet', 'bulletin', 'workflows/messages'],
    packages: /./,
  },
  prisma: { from: ['prisma', 'audit', 'servers', 'domain'], packages: /./ },
  embedded: {
    from: ['embedded', 'audit', 'servers', 'prisma', 'domain', 'workflows/messages', 'dashboard/sources'],
    packages: /./,
  },
  // What anybody can check who has the record: it reads no database and calls nobody.
  audit: { from: ['audit', 'domain'], packages: /^(node:|@temporalio\/|fflate)/ },
  // How the servers are reached, and what is sealed before it goes there; it knows nothing of the field.
  servers: { from: ['servers'], packages: /^(node:|@temporalio\/(common|proto)$|zod$)/ },
  // It speaks to the API over HTTP: of it there are types, and of the rules what is pure.
  dashboard: {
    from: ['dashboard', 'domain'],
    types: ['api'],
    packages:
      /^(react|react-dom|react-router|antd|@ant-design\/icons|@tanstack\/react-query|@rc-component\/util)(\/|$)/,
  },
  // How it is built, on the machine that serves it.
  ...Object.fromEntries(
    ['build.ts', 'sources.ts', 'compressed.ts', 'config.ts', 'offline.ts'].map((file) => [
      `dashboard/${file}`,
      { from: ['dashboard'], packages: /^(node:|vite$)/ },
    ]),
  ),
  cli: { from: ['cli', 'domain'], packages: /./ },
  demo: { from: ['demo', 'domain'], packages: /./ },
  bench: {
    from: [
      'bench',
      'activities',
      'audit',
      'servers',
      'domain',
      'prisma',
      'worker',
      'workflows',
      'embedded',
      'test/support',
    ],
    packages: /./,
  },
};

/** Only here may the database be spoken to; elsewhere it is handed through. */
export const databaseFiles =
  /^(prisma|activities|bench)\/|^api\/(.*\/)?data(\.ts|\/)|^worker\/main\.ts$|^api\/main\.ts$|^embedded\/schema\.ts$/;

/** Statements are templates, whose values go as parameters; files that put one together as text, each with its reason. */
export const textStatements: Readonly<Record<string, string>> = {
  'prisma/client.ts': 'runs a statement that the driver’s own template made, with its values beside it',
};

/** Files that may be longer than 300 lines, each with its reason. */
export const longFiles: Readonly<Record<string, string>> = {};
