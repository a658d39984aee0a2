import { Command } from 'commander';
import { bundleCommand } from './bundle';
import { closeCommand } from './close';
import { exportCommand } from './export';
import { simulateCommand } from './simulate';
import { verifyCommand } from './verify';

/** `npm run duban -- …`: what a secretariat or an operator does from a terminal. Every command has `--help` and `--json`. */
const program = new Command('duban')
  .description('督办 · key-task supervision')
  .option('--url <address>', 'where Duban runs', process.env.DUBAN_URL ?? 'http://127.0.0.1:3000')
  .option('--token <token>', 'an API token; better given as DUBAN_TOKEN, which no list of processes shows')
  .option('--json', 'answer as JSON')
  .addCommand(simulateCommand())
  .addCommand(exportCommand())
  .addCommand(closeCommand())
  .addCommand(bundleCommand())
  .addCommand(verifyCommand());

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
