import { useSyncExternalStore } from 'react';
import { call } from '../../../api/call';
import { newKey } from '../../../api/intention';
import { Refused } from '../../../api/problem';
import type { BulkAnswer } from '../../../api/types';
import { dropRun, keepRun, keptRun } from './kept';
import { outcomeOf } from './outcome-of';
import type { BulkRun, Chosen } from './run';
import { partsOf } from './run';

/** How often a part is sent while the service is away or asks to wait, and how long it waits where nothing is said; ms. */
const tries = 5;
const pauseMs = 3_000;

// Beside the pages, so that a run goes on while the reader looks at another one.
let current: BulkRun | null = null;
let keeps = true;
const listeners = new Set<() => void>();

function put(run: BulkRun | null): void {
  current = run;
  if (run) keeps = keepRun(run);
  for (const listener of listeners) listener();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The run of an account, and whether a reload would find it again. */
export function useRun(account: string | undefined): { readonly run: BulkRun | null; readonly keeps: boolean } {
  const run = useSyncExternalStore(listen, () => {
    if (account && current?.account !== account) current = keptRun(account);
    return current;
  });
  return { run: account ? run : null, keeps };
}

/** Begins a run, unless one is under way: a double press is one. */
export function begin(
  account: string,
  order: Pick<BulkRun, 'command' | 'body' | 'filter'> & { readonly chosen: readonly Chosen[] },
): void {
  if (current?.state === 'running' || current?.state === 'stopping') return;
  const { command, body, filter, chosen } = order;
  const parts = partsOf(chosen);
  put({ id: newKey(), account, command, body, filter, parts, outcomes: {}, state: 'running' });
  void work();
}

/** Goes on with what has stopped: parts that had been sent are sent again as they were. */
export function resume(): void {
  if (current?.state !== 'stopped') return;
  const { stoppedBy: _, ...run } = current;
  put({ ...run, state: 'running' });
  void work();
}

/** Has it stop once the part in hand is answered. */
export function stop(): void {
  if (current?.state === 'running') put({ ...current, state: 'stopping' });
}

/** Forgets what is over, or has stopped and is left at that. */
export function dismiss(): void {
  if (!current || current.state === 'running' || current.state === 'stopping') return;
  dropRun(current.account);
  put(null);
}

async function work(): Promise<void> {
  for (let run = current; run; run = current) {
    const { outcomes } = run;
    const at = run.parts.findIndex((part) => part.some(({ id }) => outcomes[id] === undefined));
    if (at < 0) return put({ ...run, state: 'over' });
    if (run.state === 'stopping') return put({ ...run, state: 'stopped' });
    try {
      const answer = await send(run, at);
      const told = Object.fromEntries(answer.items.map((item) => [item.task, outcomeOf(item)]));
      put({ ...(current ?? run), outcomes: { ...outcomes, ...told } });
    } catch (error) {
      put({ ...run, state: 'stopped', stoppedBy: stoppedBy(error) });
      if (!(error instanceof Refused)) throw error;
      return;
    }
  }
}

function stoppedBy(error: unknown): NonNullable<BulkRun['stoppedBy']> {
  return error instanceof Refused ? { status: error.status, detail: error.problem.detail } : { status: 0, detail: '' };
}

/** Sends a part under its key until each of its items has an outcome, as long as there is hope of one. */
async function send(run: BulkRun, at: number): Promise<BulkAnswer> {
  const decided = run.command === 'amend';
  const tasks = (run.parts[at] ?? []).map(({ id, version }) => ({ id, ...(decided && { ifVersion: version }) }));
  const asked = { method: 'POST', body: { ...run.body, tasks }, key: `${run.id}-${at}` } as const;
  for (let attempt = 1; ; attempt++) {
    const last = attempt === tries;
    try {
      const answer = await call<BulkAnswer>(`/api/tasks/commands/${run.command}`, asked);
      const away = answer.items.find(({ status }) => status === 503);
      if (!away) return answer;
      if (last) throw new Refused(503, { code: 'engine_away', detail: outcomeOf(away).why, errors: [] });
      await pause(pauseMs);
    } catch (error) {
      const passes = error instanceof Refused && [0, 429, 502, 503, 504].includes(error.status);
      if (!passes || last) throw error;
      await pause(error.retryAfter === null ? pauseMs : error.retryAfter * 1_000);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
