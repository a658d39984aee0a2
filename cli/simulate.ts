import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { behaviours } from '../domain/simulation/behaviour';
import type { Target } from './caller';
import { post } from './caller';

const simulated = z.object({
  ...{
    from: z.string(),
    until: z.string(),
    items: z.number(),
    skipped: z.number(),
    late: z.number(),
    notices: z.number(),
  },
  states: z.record(z.string(), z.number()),
  steps: z.record(z.string(), z.number()),
  mails: z.object({
    ...{ total: z.number(), atOnce: z.number(), digests: z.number() },
    byDay: z.array(z.object({ day: z.string(), mails: z.number(), people: z.number() })),
    byPerson: z.array(
      z.object({ name: z.string(), email: z.string(), mails: z.number(), most: z.number(), mostOn: z.string() }),
    ),
    byDayAndPerson: z.array(z.unknown()),
  }),
  peaks: z.array(z.object({ local: z.string(), clocks: z.number() })),
});
type Simulated = z.output<typeof simulated>;

/** `duban simulate <batch>`: what a batch will do in its year, without doing it. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description('试运行：一批任务全年会发生什么，不改动任何数据 · what a batch will do in its year, changing nothing')
    .argument('<batch>', 'the id of a batch, draft or issued')
    .addOption(new Option('--behaviour <kind>', 'how people act').choices(behaviours).default('nobody'))
    .option('--seed <number>', 'of the mixture: the same seed gives the same year', whole, 1)
    .option('--until <day>', 'the last day, YYYY-MM-DD; the end of the batch’s year where left out')
    .action(async (batch: string, options: { behaviour: string; seed: number; until?: string }, command: Command) => {
      const target = command.optsWithGlobals<Target>();
      const { behaviour, seed, until } = options;
      const path = `/api/batches/${encodeURIComponent(batch)}/simulate`;
      const answer = await post(target, path, { behaviour, seed, ...(until && { until }) }, simulated);
      process.stdout.write(target.json ? `${JSON.stringify(answer, null, 2)}\n` : tell(answer));
    });
}

function whole(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('is not a whole number');
  return Number(text);
}

/** The figures as a page of text, the busiest days and people first. */
function tell({ mails, peaks, ...figures }: Simulated): string {
  const busiest = [...mails.byDay].sort((a, b) => b.mails - a.mails).slice(0, 10);
  const counted = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(' · ') || '—';
  return [
    `任务 items ${figures.items}（跳过有误的行 skipped ${figures.skipped}） ${figures.from.slice(0, 10)} → ${figures.until}`,
    `期末状态 states   ${counted(figures.states)}   逾期 late ${figures.late}`,
    `升级 steps        ${counted(figures.steps)}   督办单 notices ${figures.notices}`,
    `邮件 mails        ${mails.total}（即发 at once ${mails.atOnce}，晨报 digests ${mails.digests}）`,
    '',
    '邮件最多的日子 busiest days',
    ...busiest.map(({ day, mails: count, people }) => `  ${day}  ${count} → ${people} 人 people`),
    '收信最多的人 who gets most',
    ...mails.byPerson
      .slice(0, 10)
      .map(
        ({ name, email, mails: count, most, mostOn }) =>
          `  ${name} <${email}>  ${count}，最多一天 most in a day ${most} (${mostOn})`,
      ),
    '最忙的时刻 peaks',
    ...peaks.map(({ local, clocks }) => `  ${local}  ${clocks} 次 clocks`),
    '',
  ].join('\n');
}
