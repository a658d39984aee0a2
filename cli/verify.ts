import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import type { Target } from './caller';
import { post } from './caller';
import { replayHistories } from './replay';

const verified = z.looseObject({
  ok: z.boolean(),
  checked: z.number(),
  counts: z.record(z.string(), z.number()),
  running: z.looseObject({ engineAway: z.boolean(), words: z.string() }),
  broken: z.array(
    z.looseObject({ task: z.string().nullable(), seq: z.number().nullable(), what: z.string(), code: z.string() }),
  ),
  brokenTotal: z.number(),
  untold: z.looseObject({
    total: z.number(),
    words: z.string(),
    entries: z.array(
      z.looseObject({
        ...{ task: z.string(), seq: z.number() },
        ...{ drift: z.string().nullable(), run: z.string().nullable() },
      }),
    ),
  }),
  keyIds: z.array(z.string()),
});
type Verified = z.output<typeof verified>;

type Options = {
  readonly checkpoint?: string[];
  readonly publicKey?: string;
  readonly task?: string[];
  readonly histories?: true;
};

/** `duban verify`: whether the record is what it was; 0 where it is, 1 where it is not. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      '核验台账、信件、月结、归档历史与检查点，逐条重算 · recomputes the whole record; exit code 1 where it is broken',
    )
    .option('--checkpoint <file...>', 'checkpoints that were taken away: what is not here any more was undone')
    .option('--public-key <file>', 'the key that you hold (SPKI, PEM): no other is trusted')
    .option('--task <id...>', 'only these items')
    .option('--histories', 'and replay every archived history with today’s workflow code, which takes its time')
    .action(async ({ checkpoint = [], publicKey, task, histories }: Options, command: Command) => {
      const target = command.optsWithGlobals<Target>();
      const body = {
        ...(checkpoint.length > 0 && { checkpoints: await Promise.all(checkpoint.map(readJson)) }),
        ...(publicKey !== undefined && { publicKey: await readFile(publicKey, 'utf8') }),
        ...(task && { tasks: task }),
      };
      const answer = await post(target, '/api/audit/verify', body, verified);
      if (!target.json) process.stdout.write(tell(answer));
      const replay = histories ? await replayHistories(target) : undefined;
      if (target.json) process.stdout.write(`${JSON.stringify(replay ? { ...answer, replay } : answer, null, 2)}\n`);
      if (!answer.ok || (replay && replay.broken.length > 0)) process.exitCode = 1;
    });
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${file} 不是 JSON · is no JSON`, { cause: error });
  }
}

function tell({ ok, checked, counts, running, broken, brokenTotal, untold, keyIds }: Verified): string {
  const counted = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const lines = broken.map(({ task, seq, what, code }) =>
    [`✗ ${what}`, task && `任务 item ${task}`, seq !== null && `第 ${seq} 条 entry ${seq}`, `(${code})`]
      .filter((part) => typeof part === 'string')
      .join('  '),
  );
  const more = brokenTotal - broken.length;
  return [
    ...lines,
    ...(more > 0 ? [`… 另有 ${more} 处 · and ${more} more`] : []),
    `${counted.join(' · ')}${keyIds.length > 0 ? ` · key ${keyIds.join(' ')}` : ''}`,
    `${running.engineAway ? '! ' : ''}${running.words}`,
    ...(untold.total > 0 ? [`! ${untold.words}`] : []),
    ...untold.entries.map(({ task, seq, drift, run }) =>
      [
        `  任务 item ${task}  第 ${seq} 条 entry ${seq}`,
        ...(drift === null ? [] : [`差异 difference ${drift}`]),
        ...(run === null ? [] : [`引擎不认识的运行 a run that the engine does not know ${run}`]),
      ].join('  '),
    ),
    ok
      ? `✓ 已核验 ${checked} 条台账，全部相符 · ${checked} entries verified`
      : `✗ 发现 ${brokenTotal} 处不符 · ${brokenTotal} faults`,
    '',
  ].join('\n');
}
