import type { z } from 'zod';
import { keyIdOf } from '../../../audit/signing-key';
import type { Locale, Worded } from '../../../domain/locale';
import { fill } from '../../problem';
import type { Verified } from './data';
import { sayFault } from './fault-words';
import type { ComparedRunning } from './running';
import type { verifyAnswer } from './schema';

/** Of what workflows know otherwise no more are told, so that the rest is told too. */
const mostRunning = 100;

/** What a verification found, by the keys that it went by. */
export function presentVerified(
  { counted, running, ...found }: Verified & { readonly running: ComparedRunning },
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
    keyIds: [...new Set(keys.map(keyIdOf))],
  };
}

const asked: Worded = {
  'zh-CN': '已与 {compared} 个运行中的或刚结束的流程核对',
  en: 'held against {compared} workflows that run or have just ended',
};
const away: Worded = {
  'zh-CN': '流程引擎没有应答，只与 {compared} 个流程核对：台账末尾被删的条目可能没有发现，请稍后重新核验',
  en: 'the workflow engine did not answer, so only {compared} workflows were compared: an entry removed from the end of a ledger may go unnoticed; verify again later',
};
