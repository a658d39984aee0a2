import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { postgresConnection } from '../servers/postgres';

const wasmFile = join(dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm');
/** Node's types leave the standard's own out. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};
const datamodel = 'datasource db { provider = "postgresql" }';

/**
 * Runs work on Prisma's own schema engine, over the driver we use anyway. The one inside `prisma migrate deploy` is a
 * binary that the command line downloads, which a closed network cannot; this one comes with the packages and writes the
 * same table.
 * @param databaseUrl of the role that owns the schema.
 * @param inOneTransaction may add to a script what has to stand or fall with it.
 */
export const withSchemaEngine = async <T>(
  databaseUrl: string,
  work: (engine: glue.SchemaEngine) => Promise<T>,
  inOneTransaction: (script: string) => string = (script) => script,
): Promise<T> => {
  loaded ??= load();
  await loaded;
  const driver = new WholeScriptPg(databaseUrl, inOneTransaction);
  const log = (): void => undefined; // failures come back as errors
  const adapter = bindMigrationAwareSqlAdapterFactory(driver);
  const engine = await glue.SchemaEngine.new({ datamodels: [['schema.prisma', datamodel]] }, log, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await driver.disconnect(); // the engine leaves its connections open
  }
};

/**
 * The driver cuts a migration at every semicolon, also inside the bodies of functions. Whole, it goes over as one message,
 * which PostgreSQL runs as one transaction; so does the engine in the command line.
 */
class WholeScriptPg extends PrismaPg {
  private readonly connected: Awaited<ReturnType<PrismaPg['connect']>>[] = [];

  constructor(
    databaseUrl: string,
    private readonly inOneTransaction: (script: string) => string,
  ) {
    super({ ...postgresConnection(databaseUrl) });
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    this.connected.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: this.inOneTransaction(script), args: [], argTypes: [] });
    };

    return adapter;
  }

  async disconnect(): Promise<void> {
    await Promise.all(this.connected.map((adapter) => adapter.dispose()));
  }
}

let loaded: Promise<void> | undefined;

const load = async (): Promise<void> => {
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), { './schema_engine_bg.js': imports() });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
};

/** The engine leaves its ten-second limit on a lock running, which would hold up the end of every short program. */
const imports = (): Record<string, unknown> => {
  const timer = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout'));
  const unheld = (ring: () => void, ms: number): NodeJS.Timeout => setTimeout(ring, ms).unref();

  return { ...glue, ...Object.fromEntries(timer.map((name) => [name, unheld])) };
};
