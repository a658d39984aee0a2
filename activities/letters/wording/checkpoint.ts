import type { Locale } from '../../../domain/locale';
import type { CheckpointFacts } from '../letter-facts';
import type { Content } from './content';
import { timeText } from './dates';

/** 检查点: what stood in the record, signed, for auditors to keep where nobody who runs the system can reach it. */
const wordings: Record<Locale, (facts: CheckpointFacts) => Content> = {
  'zh-CN': (facts) => ({
    tone: 'new',
    label: '检查点',
    tail: `台账 ${facts.counts.ledger ?? 0} 条`,
    title: `第 ${facts.number} 号检查点：截至 ${timeText(facts.upTo, facts)}，台账共 ${facts.counts.ledger ?? 0} 条`,
    ask: '请保存下面的检查点文件，放在系统管理员触及不到的地方。',
    rows: [
      { label: '截至', value: timeText(facts.upTo, facts) },
      { label: '记录条数', value: countsText(facts) },
      { label: '密钥', value: facts.keyId },
    ],
    sections: [{ title: '检查点文件（JSON，单独存为一行）', points: [{ text: facts.file }] }],
    next: [
      '日后核验：npm run duban -- verify --checkpoint <文件>。凡此前的记录被改、被删、被退回旧备份，都会查出。',
      '密钥编号与往次不同的，请向管理员核实。',
    ],
    why: ['您负责审计。', '有新的记录时，每天最多来信一封。'],
    button: '打开接口说明',
  }),
  en: (facts) => ({
    tone: 'new',
    label: 'checkpoint',
    tail: `${facts.counts.ledger ?? 0} ledger entries`,
    title: `Checkpoint ${facts.number}: ${facts.counts.ledger ?? 0} ledger entries up to ${timeText(facts.upTo, facts)}`,
    ask: 'Please keep the checkpoint below where nobody who runs the system can reach it.',
    rows: [
      { label: 'Up to', value: timeText(facts.upTo, facts) },
      { label: 'Rows', value: countsText(facts) },
      { label: 'Key', value: facts.keyId },
    ],
    sections: [{ title: 'The checkpoint (JSON; save it as a file of one line)', points: [{ text: facts.file }] }],
    next: [
      'To verify later: npm run duban -- verify --checkpoint <file>. Whatever was changed, removed or set back to an old backup since is found.',
      'If the key is not the one of before, please ask the administrator why.',
    ],
    why: ['You are an auditor.', 'Where anything new was recorded, one such letter comes a day at most.'],
    button: 'Open the API’s pages',
  }),
};

export function checkpointContent(facts: CheckpointFacts): Content {
  return wordings[facts.locale](facts);
}

function countsText({ counts, locale }: CheckpointFacts): string {
  const between = locale === 'en' ? ', ' : '，';
  return Object.entries(counts)
    .map(([source, count]) => `${source} ${count}`)
    .join(between);
}
