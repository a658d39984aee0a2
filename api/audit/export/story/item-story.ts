import type { Light, Standard, State } from '../../../../domain/item/item';
import { lightWords, stateWords } from '../../../../domain/item/words';
import type { PeriodEntry } from '../../../../domain/periods/entry';
import type { UnitNames } from '../../../tasks/history/unit-names';
import type { ItemRows } from '../data/items';
import type { RunLine } from '../lines';
import { historyName } from '../lines';
import type { Happened } from './happened';
import { happenedLine } from './happened';
import type { Html } from './html';
import { html, listed } from './html';
import { moment } from './moment';

/** All that a bundle tells of one item. */
export type Told = {
  readonly item: ItemRows['items'][number];
  readonly batch: { readonly title: string; readonly documentNo: string | null } | undefined;
  readonly happened: readonly Happened[];
  readonly evidence: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly size: number;
    readonly sha256: string;
  }[];
  readonly runs: readonly RunLine[];
  readonly entries: ItemRows['entries'];
};

/** Where a page lies: how links lead back to the top of the bundle, in which zone it tells times, and what units are called. */
export type Place = { readonly top: '' | '../'; readonly zone: string; readonly units: UnitNames };

/** One item's story, from its issue on, in both languages. */
export function itemStory({ item, batch, happened, evidence, runs, entries }: Told, place: Place): Html {
  const standards = item.standards as unknown as readonly Standard[];
  const facts: [string, string][] = [
    ['推进表 table', `${batch?.title ?? ''}${batch?.documentNo ? `（${batch.documentNo}）` : ''}`],
    ['内容 content', item.content],
    ['牵头单位 lead unit', item.leadUnit.name],
    ['责任人 owner', `${item.owner.name} <${item.owner.email}>`],
    ['责任领导 leader in charge', item.leader?.name ?? '—'],
    ['质量标准 standards', standards.map(({ text }, at) => `${at + 1}. ${text}`).join('\n')],
    ['完成时限 deadline', `${item.deadline}（下发时 as issued ${item.originalDeadline}）`],
    ['现状 as it stands', stands(item.state as State, item.light as Light, item.step, item.percent)],
    ['编号 id', item.id],
  ];
  return html`<section id="${item.id}">
<h2>${item.number}. ${item.task}</h2>
<table><tbody>${facts.map(([name, value]) => html`<tr><th scope="row">${name}</th><td><p>${value}</p></td></tr>`)}</tbody></table>
<h3>经过 What happened</h3>
<ol class="story">
${happened.map((line) => happenedLine(line, place))}
</ol>
${listed(
  '佐证材料 Evidence (contents are not in this bundle)',
  ['名称 name', '类型 type', '字节 bytes', 'SHA-256', 'id'],
  evidence.map(({ id, name, type, size, sha256 }) => [name, type, size, sha256, id]),
)}
${listed(
  '月结季清 Closed periods',
  ['期 period', '当时 as it stood', '逾期天数 days overdue', '取自第几条 taken from entry'],
  entries.map(({ periodId, body }) => {
    const { state, light, step, percent, daysOverdue, version } = JSON.parse(body) as PeriodEntry;
    return [periodId, stands(state, light, step, percent), daysOverdue, version];
  }),
)}
${listed(
  '流程历史 Workflow histories',
  ['运行 run', '起止 from, to', '结果 status', '事件 events'],
  runs.map((run) => [
    html`<a href="${place.top}histories/${historyName(run)}.json">${run.runId}</a>`,
    `${moment(run.startedAt, place.zone)} – ${run.closedAt === null ? '未结束 not ended' : moment(run.closedAt, place.zone)}`,
    statusOf(run),
    run.eventCount,
  ]),
)}
</section>`;
}

function statusOf({ status, archivedAt, displacedBy }: RunLine): string {
  if (displacedBy !== undefined)
    return `${status}（不是引擎结束时的历史，系他人放入 not the history that the engine ended with: somebody put it in）`;
  return archivedAt === null ? `${status}（未归档 not archived）` : status;
}

function stands(state: State, light: Light, step: number, percent: number): string {
  const [states, lights] = [stateWords[state], lightWords[light]];
  return `${states['zh-CN']} · ${lights['zh-CN']} · ${percent}% · 升级 ${step}\n${states.en} · ${lights.en} · ${percent}% · step ${step}`;
}
