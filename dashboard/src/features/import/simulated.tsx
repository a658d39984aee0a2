import type { Simulation } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { MailBars } from './mail-bars';
import { importWords } from './words';

type Props = { readonly title: string; readonly simulation: Simulation };

/** What a year brings, where people behave in one way. */
export function Simulated({ title, simulation }: Props) {
  const words = useWords(importWords);
  const { mails, steps, notices, late, skipped } = simulation;
  const busiest = mails.byDay.toSorted((one, other) => other.mails - one.mails)[0];
  const person = mails.byPerson.toSorted((one, other) => other.most - one.most)[0];
  const reached = { one: steps['1'] ?? 0, two: steps['2'] ?? 0, three: steps['3'] ?? 0, notices };
  const lines = [
    fill(words.mails, { count: mails.total }),
    busiest && fill(words.busiest, busiest),
    person && fill(words.busiestPerson, { name: person.name, count: person.mails, most: person.most }),
    fill(words.steps, reached),
    fill(words.late, { count: late }),
    skipped > 0 && `⚠ ${fill(words.skipped, { count: skipped })}`,
  ];
  return (
    <section className="simulated" data-simulated={simulation.behaviour}>
      <h3>{title}</h3>
      <MailBars simulation={simulation} />
      <ul>{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
    </section>
  );
}
