/**
 * Records a history of every path anew, on real parts, beside those that are kept already:
 * `npx tsx test/replay/record.ts [scenario …]`. Run it when the workflows' behaviour has changed, and commit what comes.
 */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { History } from '@temporalio/common/lib/proto-utils';
import { historyToText } from '../../audit/history/text';
import setUp from '../setup/global-setup';
import tearDown from '../setup/global-teardown';
import { runsOf } from '../support/history';
import { layLine } from '../support/line';
import { openWorld } from '../support/world';
import { otherWorkflows } from './other-workflows';
import { live, scenarios } from './scenarios';

const folder = join(__dirname, 'histories');

/** Keeps a history under a name that no other has: histories are never overwritten. */
async function keep(name: string, history: History): Promise<void> {
  const month = new Date().toISOString().slice(0, 7);
  for (let take = 1; ; take++) {
    const file = join(folder, `${name}-${month}${take > 1 ? `-${take}` : ''}.json`);
    const taken = await access(file).then(
      () => true,
      () => false,
    );
    if (taken) continue;
    await writeFile(file, historyToText(history));
    process.stdout.write(`${file}: ${history.events?.length} events\n`);
    return;
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await setUp();
  try {
    const world = await openWorld();
    const line = await layLine(world.fresh.url);
    await world.work({}, line.url);
    const chosen = (name: string) => wanted.length === 0 || wanted.includes(name);
    for (const [name, scenario] of Object.entries(scenarios).filter(([name]) => chosen(name))) {
      const handles = await live(world, line, scenario);
      const runs = (await Promise.all(handles.map(runsOf))).flat();
      for (const [index, run] of runs.entries()) await keep(runs.length > 1 ? `${name}-run${index + 1}` : name, run);
    }
    if (chosen('other'))
      for (const [name, history] of Object.entries(await otherWorkflows(world))) await keep(name, history);
    await world.close();
    await line.close();
  } finally {
    await tearDown();
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
