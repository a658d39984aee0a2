import { officialCalendar } from '../../../domain/calendars/official';
import type { Agenda, Plan } from '../../../domain/clocks/agenda';
import { planAgenda } from '../../../domain/clocks/agenda';
import type { ClockKind } from '../../../domain/clocks/clock';
import { defaultPolicy } from '../../../domain/policy';

/** An agenda by the default policy, issued on 5 January 2026 in Shanghai, but for what a test says otherwise. */
export function agendaOf(plan: Partial<Plan> & Pick<Plan, 'deadline'>): Agenda {
  return planAgenda({
    from: Date.parse('2026-01-05T09:30:00+08:00'),
    policy: defaultPolicy,
    calendar: officialCalendar,
    zone: 'Asia/Shanghai',
    ...plan,
  });
}

/** The clocks of a kind as people read them: `P7D 2026-03-20 09:00:00`. */
export function read({ clocks }: Agenda, kind: ClockKind): string[] {
  return clocks.filter((clock) => clock.kind === kind).map(({ by, local }) => `${by} ${local}`);
}
