import type { Locale, Worded } from '../../../domain/locale';
import { fill } from '../../problem';
import { readBody } from '../lines/standing';
import type { EnginePart, StoredDrift } from './data';

/**
 * What of an item's workflow neither the engine nor the archive has: runs that others name, entries that none tells of; and whether
 * a run is lost that nobody names, since there is none from when the workflow first ran, or fewer than were begun anew.
 */
export type Missing = {
  readonly runs: readonly string[];
  readonly entries: readonly number[];
  readonly begun: boolean;
};

/** What is on record of the item itself: its entries, where it was found to differ, and when its workflow was first seen to run. */
export type OnRecord = {
  readonly entries: readonly number[];
  readonly drifts: readonly Pick<StoredDrift, 'kind' | 'done' | 'body'>[];
  readonly startedAt: Date | null;
};

/** The first entry is the issue's, which no workflow records. `entries`: the numbers of those in the ledger. */
export function missingOf({ lines, runs, named }: EnginePart, { entries, drifts, startedAt }: OnRecord): Missing {
  const known = new Set(runs);
  const goneOn = lines.flatMap(({ told }) => {
    if (told.what === 'continued') return [told.run];
    return told.what === 'started' ? [told.previous, told.first] : [];
  });
  const found = drifts.flatMap(({ body }) => runIn(body) ?? []);
  const told = new Set(lines.flatMap((line) => (line.told.what === 'recorded' ? line.told.seqs : [])));
  return {
    runs: [...new Set([...named, ...goneOn, ...found])].filter((run) => run !== '' && !known.has(run)).sort(),
    entries: entries.filter((seq) => seq > 1 && !told.has(seq)),
    begun: startedAt !== null && isBeginningLost(lines, drifts, startedAt.getTime()),
  };
}

/** The clocks of database and engine may be apart by so much, milliseconds. */
const apartMs = 10_000;

function isBeginningLost(lines: EnginePart['lines'], drifts: OnRecord['drifts'], startedAt: number): boolean {
  const began = lines.filter(({ told }) => told.what === 'started' && told.previous === '').map(({ at }) => at);
  // Each that was begun anew from the ledger had one before it.
  const anew = drifts.filter(({ kind, done }) => kind === 'workflow_missing' && done === 'started').length;
  return began.length <= anew || Math.min(...began) > startedAt + apartMs;
}

function runIn(body: string): string | null {
  const runId = readBody<{ runId?: unknown }>(body)?.runId;
  return typeof runId === 'string' ? runId : null;
}

/** Whether all workflow events are on the timeline, in words. */
export function engineTold(
  { away, runs: read }: Pick<EnginePart, 'away' | 'runs'>,
  { runs, entries, begun }: Missing,
  locale: Locale,
): string {
  if (away) return notAnswered[locale];
  const parts = [
    ...(runs.length > 0 ? [fill(lostRuns, locale, { runs: runs.join(', ') })] : []),
    ...(begun ? [lostBeginning[locale]] : []),
    ...(entries.length > 0 ? [fill(lostEntries, locale, { entries: spans(entries) })] : []),
  ];
  if (parts.length === 0) return (read.length === 0 ? none : all)[locale];
  return parts.join(locale === 'zh-CN' ? '' : ' ');
}

/** "2–5, 9". */
function spans(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

const notAnswered: Worded = {
  'zh-CN': '流程引擎没有应答：只有引擎知道的流程事件不在其中，请稍后重新读取。',
  en: 'Temporal did not answer: the workflow events that only it knows are missing here; read again shortly.',
};
const lostRuns: Worded = {
  'zh-CN': '引擎和存档里都没有（或没有完整的）流程运行 {runs}：它的流程事件不在其中，或不全。',
  en: 'Neither Temporal nor the archive has the run {runs}, or the whole of it: workflow events of it are missing here.',
};
const lostBeginning: Worded = {
  'zh-CN': '流程的一次运行没有留下任何记录就不在了（首次运行，或按台账重新开始之前的那次）：它的流程事件不在其中。',
  en: 'A run of the workflow is gone before it left any trace (the first, or one before it was begun anew from the ledger): its workflow events are missing here.',
};
const lostEntries: Worded = {
  'zh-CN': '台账第 {entries} 条不在任何流程历史里：记下它的那次运行不在了。',
  en: 'No workflow history tells of entry {entries} of the ledger: the run that recorded it is not there.',
};
/** Only what was read just now is claimed: the engine may be at forgetting a run, or a workflow may not have begun yet. */
const all: Worded = {
  'zh-CN': '流程事件已全部列入（读取时引擎和存档所有的）。',
  en: 'All workflow events are among them, as Temporal and the archive had them just now.',
};
const none: Worded = {
  'zh-CN': '引擎和存档里还没有它的流程运行：没有流程事件可列。',
  en: 'Neither Temporal nor the archive has a run of its workflow yet: there are no workflow events.',
};
