import { Command } from 'commander';
import { z } from 'zod';
import type { Target } from './caller';
import { post } from './caller';

const period = z.looseObject({
  ...{ id: z.string(), state: z.string(), cutOff: z.string() },
  ...{ entryCount: z.number().nullable(), hash: z.string().nullable(), next: z.string().nullable() },
});

/** `duban close <month>`: closes a month as of its cut-off or of an instant that has passed, and seals it where asked. */
export function closeCommand(): Command {
  return new Command('close')
    .description('月结：按截止时点（或已过去的时点）逐项记账，可随即封账 · closes a month, and seals it where asked')
    .argument('<month>', 'such as 2026-03')
    .option('--as-of <instant>', 'an instant in the month that has passed, such as 2026-03-25T18:00:00+08:00')
    .option('--seal', 'seal it at once: it never changes again')
    .action(async (month: string, { asOf, seal }: { asOf?: string; seal?: true }, command: Command) => {
      const target = command.optsWithGlobals<Target>();
      const path = `/api/periods/${encodeURIComponent(month)}`;
      let told = await post(target, `${path}/close`, asOf === undefined ? {} : { asOf }, period);
      if (seal) told = await post(target, `${path}/seal`, {}, period);
      const { id, state, cutOff, entryCount, hash, next } = told;
      process.stdout.write(
        target.json
          ? `${JSON.stringify(told, null, 2)}\n`
          : `${id} ${state}（截至 as of ${cutOff}）${entryCount ?? '—'} 项 items\n${hash ?? ''}\n${next ?? ''}\n`,
      );
    });
}
