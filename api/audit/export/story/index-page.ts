import type { BundleCounts, RunningTaken } from '../../../../audit/bundle/manifest';
import type { AdjustmentBody } from '../../../periods/present';
import type { readAdjustments, readBulletins, readPeriods } from '../data/periods';
import type { Subject } from '../data/subject';
import type { Html } from './html';
import { html, listed, page } from './html';
import { moment } from './moment';

/** A page of stories, and the items that are told on it. */
export type StoryPage = {
  readonly path: string;
  readonly items: readonly { readonly id: string; readonly name: string }[];
};

/** What the first page of a bundle tells. */
export type Front = {
  readonly subject: Subject;
  readonly recordedUpTo: Date | null;
  readonly zone: string;
  readonly keyId: string;
  readonly counts: BundleCounts;
  readonly running: { readonly taken: RunningTaken; readonly runs: number };
  readonly periods: Awaited<ReturnType<typeof readPeriods>>;
  readonly adjustments: Awaited<ReturnType<typeof readAdjustments>>;
  readonly bulletins: Awaited<ReturnType<typeof readBulletins>>;
  readonly pages: readonly StoryPage[];
  /** The stories themselves, where they all stand on this page. */
  readonly stories: readonly Html[];
};

/** With more items than this, the first page names pages and not items. */
const mostNamed = 2_000;

/** The first page: what this is, how it is checked, the chain of seals, and where the stories are. */
export function indexPage(front: Front): string {
  const { subject, recordedUpTo, zone, keyId, counts, running, periods, pages, stories } = front;
  const until = recordedUpTo ? `${moment(recordedUpTo, zone)}（${zone}）` : '—';
  const time = (at: Date | null) => (at === null ? '—' : moment(at, zone));
  const body = html`<h1>审计包 Audit bundle<br>${kinds[subject.kind]}　${subject.title}</h1>
<p>${subject.kind} ${subject.id}
记录截至 recorded up to: ${until}
签名密钥 signing key: ${keyId}</p>
<h3>如何核验 How to check it</h3>
<p>在解开的文件夹里运行 <code>node verify.mjs</code>（Node 18 以上，不需要本系统，不联网）：末行为 yes、退出码 0 即全部一致；否则逐条指出文件、事项与序号。请使用另行取得的 verify.mjs，并以 <code>--key</code> 或 <code>--fingerprint</code> 给出自己保存的公钥：包里的核验程序和公钥可能与内容一起被换掉。</p>
<p lang="en">Run <code>node verify.mjs</code> in the unpacked folder (Node 18 or later; neither this system nor a network is needed): a last line with yes and exit code 0 mean that all of it agrees; otherwise file, item and sequence at fault are named. Use a verify.mjs that you got elsewhere, and give it the public key that you keep with <code>--key</code> or <code>--fingerprint</code>: whoever changes a bundle can exchange the verifier and the key in it.</p>
${listed(
  '内容 What is in it',
  Object.keys(counts).map((kind) => countWords[kind as keyof BundleCounts]),
  [Object.values(counts)],
)}
<p>${runningWords[running.taken](running.runs)}</p>
${listed(
  '结账与封账 Closes and seals',
  ['期 period', '截止 cut-off', '条目 entries', '哈希 hash', '封账 sealed', '封印 seal'],
  periods.map((row) => [
    ...[row.id, time(row.cutOff), row.entryCount, row.hash, time(row.sealedAt)],
    row.sealNumber === null ? '—' : `${row.sealNumber}. ${row.seal}`,
  ]),
)}
${listed(
  '更正 Corrections',
  ['时间 at', '期 period', '事项 item', '更正人 by', '更正与原因 what and why'],
  front.adjustments.map(({ recordedAt, periodId, taskId, madeName, body }) => [
    ...[time(recordedAt), periodId, taskId, madeName, correctionWords(body)],
  ]),
)}
${listed(
  '通报文字 The text of bulletins',
  ['期 period', '文字 text'],
  front.bulletins.map(({ period, sections, usual }) => [period, saidIn(sections, usual)]),
)}
${pages.length === 0 ? html`` : html`<h3>各事项的经过 The story of each item</h3><ul>${pages.map((it) => pageLink(it, subject.tasks.length <= mostNamed))}</ul>`}
${stories}`;
  return page(`审计包 ${subject.title}`, body);
}

/** What people wrote, and the usual text where they left it as it was. */
function saidIn(sections: string, usual: string | null): string {
  const usually = usual === null ? {} : (JSON.parse(usual) as Record<string, object>)['zh-CN'];
  return Object.values({ ...usually, ...(JSON.parse(sections) as object) }).join('\n');
}

function correctionWords(body: string): string {
  const { corrects, reason } = JSON.parse(body) as AdjustmentBody;
  const changes = Object.entries(corrects).map(([field, { from, to }]) => `${field}: ${from} → ${to}`);
  return [...changes, reason].join('\n');
}

function pageLink({ path, items }: StoryPage, named: boolean): Html {
  const [first, last] = [items[0], items.at(-1)];
  if (named) return html`${items.map(({ id, name }) => html`<li><a href="${path}#${id}">${name}</a></li>`)}`;
  return html`<li><a href="${path}">${first?.name ?? ''} — ${last?.name ?? ''}</a></li>`;
}

const kinds: Record<Subject['kind'], string> = {
  task: '重点任务 item',
  batch: '推进表 table',
  period: '月结季清 period',
};

const countWords: Record<keyof BundleCounts, string> = {
  items: '事项 items',
  ledger: '账本 ledger',
  refusals: '拒绝 refusals',
  letters: '信函 letters',
  attempts: '发送 attempts',
  evidence: '材料 evidence',
  runs: '流程 runs',
  entries: '条目 entries',
  periods: '期 periods',
  adjustments: '更正 adjustments',
  bulletins: '通报 bulletins',
};

const runningWords: Record<RunningTaken, (runs: number) => string> = {
  all: (runs) =>
    `其中 ${runs} 个流程尚未归档（未结束，或刚结束），取自引擎当时的记录。\n${runs} runs are not archived yet (not ended, or only just): taken as the engine had them.`,
  incomplete: (runs) =>
    `尚未归档的流程取到 ${runs} 个；引擎提到的其余流程它已没有记录。\nOf the runs that are not archived yet ${runs} were taken; the engine named others and had them no more.`,
  engine_away: (runs) =>
    `取流程记录时引擎未应答：尚未归档的流程只取到 ${runs} 个。\nThe engine did not answer: of the runs that are not archived yet, only ${runs} were taken.`,
  too_many: () =>
    `事项过多，尚未归档的流程未取；每个流程结束后都会归档。\nToo many items: runs that are not archived yet were left out; each is archived once it has ended.`,
};
