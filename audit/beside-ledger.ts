import type { Evidence } from '../domain/item/command';
import type { Event } from '../domain/item/event';
import { canonical } from '../domain/ledger/canonical';
import type { Fault } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';

/** A refusal as it is stored. */
export type RefusalRow = {
  readonly task: string;
  readonly commandId: string;
  readonly actor: string | null;
  readonly version: number;
  readonly code: string;
  readonly body: string;
};

/** The number that a supervision notice (督办单) was given. */
export type NoticeRow = {
  readonly year: number;
  readonly number: number;
  readonly task: string;
  readonly occasion: string;
};

/** The hash and the size of evidence by its id, as the table has them. */
export type EvidenceKept = ReadonlyMap<string, { readonly sha256: string; readonly size: number }>;

/** Holds each refusal's columns against what its text says, and against what was recorded. */
export function checkRefusals(task: string, rows: readonly RefusalRow[], told: readonly Told[]): Fault[] {
  const recorded = new Set(told.map(({ row }) => row.commandId));
  return rows.flatMap((row) => {
    const why = recorded.has(row.commandId) ? 'command_id' : differing(row);
    if (why === null && row.version <= told.length) return [];
    return [fault('refusal_body', { task, seq: row.version, of: row.commandId, detail: why ?? 'version' })];
  });
}

type Said = {
  readonly actor: { readonly id: string } | null;
  readonly refusal: { readonly code: string; readonly version: number };
};

function differing({ actor, version, code, body }: RefusalRow): string | null {
  try {
    const said = JSON.parse(body) as Said;
    if (canonical(said) !== body) return 'body';
    if (said.refusal.code !== code) return 'code';
    if (said.refusal.version !== version) return 'version';
    return (said.actor?.id ?? null) === actor ? null : 'actor_id';
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'body';
    throw error;
  }
}

/** Every notice in the ledger bears the number that its occasion was given. */
export function checkNotices(task: string, rows: readonly NoticeRow[], told: readonly Told[]): Fault[] {
  const given = new Map(rows.map(({ occasion, year, number }) => [occasion, `督办〔${year}〕${number}号`]));
  return told.flatMap(({ row, entry, after }) =>
    entry.events.flatMap((event) => {
      if (event.type !== 'noticed') return [];
      const { id, number } = event.notice;
      const place = after.notices.findIndex((notice) => notice.id === id) + 1;
      const occasion = `notice${place}/${after.ladders}@${after.deadline}`;
      if (given.get(occasion) === number) return [];
      return [fault('notice_number', { task, seq: row.seq, of: number, detail: given.get(occasion) ?? '—' })];
    }),
  );
}

/** Every file that the ledger names is there, as long and with the same hash. */
export function checkEvidence(task: string, told: readonly Told[], kept: EvidenceKept): Fault[] {
  return told.flatMap(({ row, entry }) =>
    entry.events.flatMap(evidenceOf).flatMap(({ id, sha256, size }) => {
      const found = kept.get(id);
      if (found?.sha256 === sha256 && found.size === size) return [];
      return [fault('evidence_missing', { task, seq: row.seq, of: id, detail: `${sha256} ≠ ${found?.sha256 ?? '—'}` })];
    }),
  );
}

function evidenceOf(event: Event): readonly Evidence[] {
  if (event.type === 'reported') return event.evidence ?? [];
  if (event.type === 'submitted') return event.standards.flatMap(({ evidence }) => evidence ?? []);
  return [];
}
