import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import notice2025 from '../../../domain/calendars/cn-2025.json';
import notice2026 from '../../../domain/calendars/cn-2026.json';
import { defaultPolicy } from '../../../domain/policy';
import { agendaOf } from './plans';
import { wall } from './wall';

const off = new Set([...notice2025.off, ...notice2026.off]);
const work = new Set([...notice2025.work, ...notice2026.work]);

/** Said once more here, straight from the notices, so that the calendar is not its own witness. */
function isWorked(day: string): boolean {
  return work.has(day) || (!off.has(day) && ![0, 6].includes(new Date(day).getUTCDay()));
}

const zone = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);
const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 1) });
const deadline = fc.oneof(
  instant.map((at) => new Date(at).toISOString().slice(0, 10)),
  instant.map((at) => new Date(at).toISOString()),
);
const remindAt = fc.constantFrom('00:00', '06:45', '09:00', '17:30', '23:59');
const days = fc.integer({ min: 0, max: 40 }).map((n) => `P${n}D`);
const months = fc.integer({ min: 1, max: 3 }).map((n) => `P${n}M`);
const ladder = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 });

/** Any policy counted in days, its ladder rising as the API demands. */
const policy = fc
  .record({ remindAt, remindBefore: fc.array(fc.oneof(days, months), { maxLength: 6 }), yellowBefore: days, ladder })
  .map(({ ladder, ...rest }) => ({
    ...defaultPolicy,
    ...rest,
    escalation: ladder.sort((a, b) => a - b).map((n) => ({ after: `P${n}D`, to: ['owner' as const] })),
  }));

describe('every agenda, whatever the deadline, the issue, the policy and the zone', () => {
  it('rings what is counted in days at HH:mm on a working day, reminders by the deadline and rungs past it', () => {
    fc.assert(
      fc.property(deadline, instant, policy, zone, (deadline, from, policy, zone) => {
        const { clocks, dueAt } = agendaOf({ deadline, from, policy, zone });
        for (const { kind, at, local } of clocks) {
          const shown = wall(at, zone);
          expect(local).toBe(shown);
          expect(at).toBeGreaterThan(from);
          if (kind === 'remind' || kind === 'yellow') expect(at).toBeLessThanOrEqual(dueAt);
          else expect(at).toBeGreaterThan(dueAt);
          if (kind !== 'remind' && kind !== 'escalate') continue;
          expect(isWorked(shown.slice(0, 10))).toBe(true);
          expect(shown.slice(11)).toBe(`${policy.remindAt}:00`);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is in order, its rungs in theirs, each rung and the red light once', () => {
    fc.assert(
      fc.property(deadline, instant, policy, zone, (deadline, from, policy, zone) => {
        const { clocks, dueAt } = agendaOf({ deadline, from, policy, zone });
        const instants = clocks.map(({ at }) => at);
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
        const steps = clocks.filter(({ kind }) => kind === 'escalate').map(({ step }) => step);
        expect(steps).toEqual(policy.escalation.map((_, index) => index + 1));
        expect(clocks.filter(({ kind }) => kind === 'red')).toHaveLength(dueAt >= from ? 1 : 0);
      }),
      { numRuns: 400 },
    );
  });

  it('counts working days one by one: between deadline and the n-th rung lie n - 1 of them', () => {
    fc.assert(
      fc.property(deadline, policy, zone, (deadline, policy, zone) => {
        const { clocks, dueAt } = agendaOf({ deadline, from: Date.UTC(2024, 11, 1), policy, zone });
        const due = Date.parse(wall(dueAt, zone).slice(0, 10));
        for (const { by, local } of clocks.filter(({ kind }) => kind === 'escalate')) {
          const rung = Date.parse(local.slice(0, 10));
          const between = Array.from({ length: (rung - due) / 86_400_000 - 1 }, (_, n) => due + (n + 1) * 86_400_000);
          const worked = between.filter((day) => isWorked(new Date(day).toISOString().slice(0, 10)));
          expect(worked).toHaveLength(Math.max(1, Number(by.slice(1, -1))) - 1);
        }
      }),
      { numRuns: 400 },
    );
  });
});

it('an agenda is the same whatever zone the process runs in', () => {
  const printed = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'].map((TZ) =>
    execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'print-agendas.ts')], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
  expect(printed[0]?.split('\n').length).toBeGreaterThan(1000);
  expect(printed[1]).toBe(printed[0]);
  expect(printed[2]).toBe(printed[0]);
});
