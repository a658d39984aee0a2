import type { z } from 'zod';
import { keyIdOf } from '../../../audit/signing-key';
import type { Locale, Worded } from '../../../domain/locale';
import { fill } from '../../problem';
import type { Grounded, Verified } from './data';
import { sayFault } from './fault-words';
import type { ComparedRunning } from './running';
import type { verifyAnswer } from './schema';

/** Of what workflows know otherwise no more are told, so that the rest is told too. */
const mostRunning = 100;
/** Of entries that no history tells of no more are named. */
const mostUntold = 200;

/** What follows once what was under way has been looked at again. */
type Settled = { readonly running: ComparedRunning; readonly untold: readonly Grounded[] };

/** What a verification found, by the keys that it went by. */
export function presentVerified(
  { counted, running, untold, ...found }: Omit<Verified, 'untold'> & Settled,
  keys: readonly string[],
  locale: Locale,
): z.input<typeof verifyAnswer> {
  const { compared, engineAway } = running;
  const total = running.faults.length + found.total;
  const faults = [...running.faults.slice(0, mostRunning), ...found.faults].slice(0, 200);
  return {
    ok: total === 0,
    checked: counted.ledger,
    counts: counted,
    running: { compared, engineAway, words: fill(engineAway ? away : asked, locale, { compared }) },
    broken: faults.map((fault) => ({ ...fault, what: sayFault(fault, locale) })),
    brokenTotal: total,
    untold: {
      total: untold.length,
      words: untold.length === 0 ? allTold[locale] : fill(someUntold, locale, { total: untold.length }),
      entries: untold
        .slice(0, mostUntold)
        .map(({ task, seq, commandId, drift, run }) => ({ task, seq, command: commandId, drift, run })),
    },
    keyIds: [...new Set(keys.map(keyIdOf))],
  };
}

const allTold: Worded = {
  'zh-CN': '没有流程历史之外的台账条目',
  en: 'no entry stands outside of the workflow histories',
};
const someUntold: Worded = {
  'zh-CN':
    '有 {total} 条台账不在任何流程历史里，或者只在引擎不认识的归档历史里：可能是执行程序中断留下的，也可能是补入的，请核查',
  en: 'entries that no workflow history tells of, or only an archived one that the engine does not know: {total}; a worker that died may have left them, or somebody put them in: look into them',
};
const asked: Worded = {
  'zh-CN': '已与 {compared} 个运行中的或刚结束的流程核对',
  en: 'held against {compared} workflows that run or have just ended',
};
const away: Worded = {
  'zh-CN': '流程引擎没有应答，只与 {compared} 个流程核对：台账末尾被删的条目可能没有发现，请稍后重新核验',
  en: 'the workflow engine did not answer, so only {compared} workflows were compared: an entry removed from the end of a ledger may go unnoticed; verify again later',
};
