import type { z } from 'zod';
import type { DaysMail } from '../../../domain/simulation/mail-tally';
import type { simulateAnswer } from './schema';

type Mails = z.input<typeof simulateAnswer>['mails'];
type People = ReadonlyMap<string, { readonly name: string; readonly email: string }>;

/** What would be mailed: in all, by day, by person (who gets most first), and by both. */
export function presentMails(mails: readonly DaysMail[], people: People): Mails {
  const nobody = { name: '', email: '' };
  const entries = mails.map(({ day, person, atOnce, gathered }) => ({
    ...{ day, atOnce, gathered, digests: gathered > 0 ? 1 : 0 },
    ...{ person, email: (people.get(person) ?? nobody).email },
  }));
  const sum = (some: readonly { atOnce: number; digests: number }[]) =>
    some.reduce((all, { atOnce, digests }) => all + atOnce + digests, 0);
  const byPerson = [...grouped(entries, ({ person }) => person)].map(([id, all]) => {
    const most = all.reduce((best, one) => (sum([one]) > sum([best]) ? one : best));
    return { ...(people.get(id) ?? nobody), mails: sum(all), most: sum([most]), mostOn: most.day };
  });
  return {
    total: sum(entries),
    atOnce: entries.reduce((all, { atOnce }) => all + atOnce, 0),
    digests: entries.reduce((all, { digests }) => all + digests, 0),
    byDay: [...grouped(entries, ({ day }) => day)].map(([day, all]) => ({
      day,
      mails: sum(all),
      people: all.length,
    })),
    byPerson: byPerson.sort((a, b) => b.mails - a.mails || a.email.localeCompare(b.email)),
    byDayAndPerson: entries.map(({ day, email, atOnce, digests, gathered }) => ({
      ...{ day, email, atOnce, digests, gathered },
    })),
  };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
