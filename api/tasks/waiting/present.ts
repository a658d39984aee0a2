import type { z } from 'zod';
import type { Item, Light } from '../../../domain/item/item';
import { commandsFor } from '../../../domain/item/offered';
import type { Side, Wait } from '../../../domain/item/waiting';
import { byUrgency, waitOf } from '../../../domain/item/waiting';
import type { Scope } from '../../access/scope';
import { capacitiesOn } from '../../access/scope';
import type { Account } from '../../accounts/account';
import type { TaskRow } from '../data';
import type { Moment } from '../present';
import { presentTask } from '../present';
import type { WaitingSide, waitingAnswer } from './schema';
import { mostWaiting } from './schema';

type Answer = z.input<typeof waitingAnswer>;
type Line = Answer['items'][number];

/** What waits for the caller among these items, the most urgent first. */
export function presentWaiting(
  rows: readonly TaskRow[],
  side: WaitingSide,
  account: Account,
  scope: Scope,
  moment: Moment,
): Answer {
  const lines = side === 'decision' ? decisions(rows, account, scope, moment) : duties(rows, side, scope, moment);
  return { items: lines.slice(0, mostWaiting), total: lines.length };
}

function duties(rows: readonly TaskRow[], side: 'own' | 'unit', { owners }: Scope, moment: Moment): Line[] {
  const sideOf = ({ ownerId }: TaskRow): Side => (side === 'unit' ? 'unit' : owners.includes(ownerId) ? 'own' : 'part');
  return rows
    .map((row) => ({
      row,
      light: row.light as Light,
      dueAt: row.dueAt.getTime(),
      wait: waitOf(standing(row), sideOf(row), moment.now),
    }))
    .filter(({ wait }) => side === 'own' || headsLook(wait))
    .toSorted(byUrgency)
    .map(({ row, wait }) => ({
      ...{ item: presentTask(row, moment), why: wait.why, step: wait.step, asked: [] },
      by: wait.by === null ? null : new Date(wait.by).toISOString(),
    }));
}

/** What is under review, or wants nothing, is not put before the head of the unit. */
function headsLook({ why }: Wait): boolean {
  return why !== 'under_review' && why !== 'in_hand' && why !== 'report_due';
}

/** Requests and extensions that the caller may decide; the earliest deadline first. */
function decisions(rows: readonly TaskRow[], account: Account, scope: Scope, moment: Moment): Line[] {
  return rows.flatMap((row): Line[] => {
    const item = standing(row);
    const may = commandsFor(item, { id: account.id, capacities: capacitiesOn(row, account, scope) });
    const { extension } = item;
    const asked: Line['asked'] = [
      ...(may.includes('reject') ? item.requests.filter(({ by }) => by !== account.id) : []).map(
        ({ id, kind, reason, deadline }) => ({ id, kind, reason, deadline: deadline ?? null }),
      ),
      ...(extension && may.includes('refuse-extension')
        ? [
            {
              ...{ id: String(extension.number), kind: 'extension' as const },
              ...{ reason: extension.reason, deadline: extension.deadline },
            },
          ]
        : []),
    ];
    if (asked.length === 0) return [];
    const step = (['approve', 'grant-extension', 'reject', 'refuse-extension'] as const).find((one) =>
      may.includes(one),
    );
    return [{ item: presentTask(row, moment), why: 'decision', step: step ?? null, by: null, asked }];
  });
}

/** The read model's columns are written by the domain, in its own forms. */
function standing(row: TaskRow): Standing {
  const { state, light, percent, returns, reportMissing, notices, agenda, requests, extension } = row;
  const submission = row.submittedAt && { by: '', at: row.submittedAt.getTime() };
  return {
    ...{ state, light, percent, returns, reportMissing, notices, agenda, requests, extension, submission },
    ...{ dueAt: row.dueAt.getTime(), extensionsGranted: row.extensionsGranted, extensionsMax: unlimited },
  } as unknown as Standing;
}

/** How many the policy allows is only asked when one is asked for. */
const unlimited = Number.MAX_SAFE_INTEGER;

type Standing = Pick<
  Item,
  | 'state'
  | 'light'
  | 'percent'
  | 'returns'
  | 'reportMissing'
  | 'notices'
  | 'agenda'
  | 'requests'
  | 'extension'
  | 'submission'
  | 'dueAt'
  | 'extensionsGranted'
  | 'extensionsMax'
>;
