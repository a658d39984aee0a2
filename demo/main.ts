import { fill } from './fill';

/** Fills the installation that `API_URL` leads to, as its administrator; prints what it has made. */
async function main(): Promise<void> {
  const { API_URL: url, DUBAN_ADMIN_TOKEN: adminToken } = process.env;
  if (!url || !adminToken) throw new Error('API_URL and DUBAN_ADMIN_TOKEN say where to, and as whom');
  await fill({ url, adminToken, say: (line) => process.stdout.write(`${line}\n`) });
}

main().catch((error: unknown) => {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
