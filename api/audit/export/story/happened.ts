import type { Worded } from '../../../../domain/locale';
import type { Capacity } from '../../../../domain/people/roles';
import type { Line } from '../../../tasks/history/data';
import { tellLine } from '../../../tasks/history/present';
import type { UnitNames } from '../../../tasks/history/unit-names';
import type { ItemRows } from '../data/items';
import type { Html } from './html';
import { html } from './html';
import { moment } from './moment';

/** One thing that happened: as the item's history tells it, and its letter where it is one. */
export type Happened = { readonly line: Line; readonly letter?: ItemRows['letters'][number] };

/** What happened to an item, in the order in which its history has it. */
export function happenedTo(task: string, { ledger, refusals, letters }: ItemRows): Happened[] {
  const nothing = { seq: null, hash: null, actor: null };
  const lines: Happened[] = [
    ...ledger
      .filter(({ taskId }) => taskId === task)
      .map(({ recordedAt, seq, hash, commandId, body }) => ({
        line: {
          kind: 'entry' as const,
          at: recordedAt,
          rank: 0,
          key: String(seq).padStart(10, '0'),
          seq,
          hash,
          command_id: commandId,
          actor: null,
          body,
        },
      })),
    ...refusals
      .filter(({ taskId }) => taskId === task)
      .map(({ recordedAt, commandId, body }) => ({
        line: {
          kind: 'refusal' as const,
          ...nothing,
          at: recordedAt,
          rank: 1,
          key: commandId,
          command_id: commandId,
          body,
        },
      })),
    ...letters
      .filter(({ taskId }) => taskId === task)
      .map((letter) => ({
        letter,
        line: {
          ...{ kind: 'letter' as const, ...nothing, at: letter.sentAt ?? letter.createdAt, rank: 2, key: letter.id },
          ...{ seq: letter.seq, command_id: null, actor: letter.recipient.name },
          body: JSON.stringify({ ...letter, to: letter.recipient }),
        },
      })),
  ];
  return lines.sort(
    ({ line: a }, { line: b }) => a.at.getTime() - b.at.getTime() || a.rank - b.rank || (a.key < b.key ? -1 : 1),
  );
}

/** By which wall clock times are told, and what units are called. */
type Reading = { readonly zone: string; readonly units: UnitNames };

/** A line of a story: when, who and as what, in both languages, and what a sceptic looks up. */
export function happenedLine({ line, letter }: Happened, { zone, units }: Reading): Html {
  const [zh, en] = (['zh-CN', 'en'] as const).map((locale) => tellLine(line, { own: null, locale, zone }, units));
  const who = zh?.who;
  const as = who?.as ? capacityWords[who.as as Capacity] : null;
  const when = moment(line.at, zone);
  return html`<li class="${line.kind}"><p class="when">${when}${who ? ` · ${who.name}${as ? `（${as['zh-CN']} ${as.en}）` : ''}` : ''}${line.kind === 'entry' ? ` · 第 ${line.seq} 条 entry ${line.seq}` : ''}</p>
<p>${zh?.words ?? ''}</p>
<p lang="en">${en?.words ?? ''}</p>
${letter ? sending(letter, zone) : html``}
<p class="raw">${raw(line)}</p></li>`;
}

function sending({ recipient, address, subject, log }: ItemRows['letters'][number], zone: string): Html {
  const tries = log.map(({ number, at, outcome, answer }) => `${number}. ${moment(at, zone)} ${outcome}: ${answer}`);
  return html`<p class="when">${[`${recipient.name} <${address ?? recipient.email}>`, subject ?? '', ...tries].filter((part) => part !== '').join('\n')}</p>`;
}

function raw({ kind, key, hash, command_id }: Line): string {
  if (kind === 'letter') return `letter ${key}`;
  return [`update ${command_id}`, ...(hash === null ? [] : [`sha256 ${hash}`])].join('　');
}

const capacityWords: Record<Capacity, Worded> = {
  owner: { 'zh-CN': '责任人', en: 'owner' },
  substitute: { 'zh-CN': 'B角', en: 'substitute' },
  unit_head: { 'zh-CN': '单位主要负责人', en: 'unit head' },
  co_unit: { 'zh-CN': '配合单位', en: 'co-operating unit' },
  secretariat: { 'zh-CN': '领导小组办公室', en: 'secretariat' },
  leader: { 'zh-CN': '领导小组成员', en: 'leader' },
};
