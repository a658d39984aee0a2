import { useSyncExternalStore } from 'react';
import { problemOf, Refused, unreachable } from '../../api/problem';
import { credentials } from '../../api/session';
import type { CheckpointFile, Verified, VerifyLine } from '../../api/types';
import { chosenLanguage } from '../../words/chosen';

export type VerifyAsked = { readonly tasks?: readonly string[]; readonly checkpoints?: readonly CheckpointFile[] };
type Part = Extract<VerifyLine, { part: unknown }>;

export type Verification =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly since: number; readonly at: Part }
  | { readonly state: 'done'; readonly result: Verified; readonly at: number }
  | { readonly state: 'failed'; readonly error: Error };

/** One at a time, outside of any page: it goes on while its reader looks at others. */
let now: Verification = { state: 'none' };
const listeners = new Set<() => void>();

export function useVerification(): Verification {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => now,
  );
}

/** Verifies the record, or some items of it, against checkpoints that somebody kept; unless it is under way already. */
export async function verify(asked: VerifyAsked): Promise<void> {
  if (now.state === 'running') return;
  const since = Date.now();
  become({ state: 'running', since, at: { part: 'waiting', items: 0, itemsTotal: 0 } });
  try {
    for await (const line of linesOf(await begin(asked))) {
      if ('result' in line) return become({ state: 'done', result: line.result, at: Date.now() });
      if ('failed' in line) break;
      become({ state: 'running', since, at: line });
    }
    become({ state: 'failed', error: new BrokenOff() });
  } catch (error) {
    become({ state: 'failed', error: error instanceof Refused ? error : new BrokenOff() });
  }
}

/** It ended without a result: the connection was lost, or the service went away. */
export class BrokenOff extends Error {}

function become(next: Verification): void {
  now = next;
  for (const listener of listeners) listener();
}

async function begin(asked: VerifyAsked): Promise<ReadableStream<Uint8Array>> {
  const headers = { ...credentials(), 'content-type': 'application/json', 'accept-language': chosenLanguage() };
  const sent = { method: 'POST', headers, body: JSON.stringify(asked) };
  const answer = await fetch('/api/audit/verifications', sent).catch(() => {
    throw new Refused(0, unreachable);
  });
  if (answer.ok && answer.body) return answer.body;
  const said: unknown = await answer.json().catch(() => null);
  throw new Refused(answer.status, problemOf(said));
}

/** Lines of JSON as they come. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<VerifyLine> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const [last = '', ...whole] = (rest + decoder.decode(next.value, { stream: true })).split('\n').toReversed();
    rest = last;
    for (const line of whole.toReversed()) yield JSON.parse(line) as VerifyLine;
  }
}
