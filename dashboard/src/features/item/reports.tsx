import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Files } from './files';
import { Section } from './section';
import { itemWords } from './words';

const shown = 3;

/** Reports with their evidence, the latest first; earlier ones open when asked for. */
export function Reports({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  const latest = item.reports.toReversed();
  const earlier = latest.slice(shown);
  return (
    <Section title={words.reports}>
      {latest.length === 0 && <p className="soft">{words.noReports}</p>}
      <ul className="bare">
        {latest.slice(0, shown).map((report) => (
          <Report key={report.seq} report={report} />
        ))}
      </ul>
      {earlier.length > 0 && (
        <details>
          <summary>{fill(words.olderReports, { count: earlier.length })}</summary>
          <ul className="bare">
            {earlier.map((report) => (
              <Report key={report.seq} report={report} />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Report({ report }: { readonly report: Task['reports'][number] }) {
  const words = useWords(itemWords);
  const { moment } = useClock();
  const { percent, unit, done, effect, problems, next, reason, by, at, evidence } = report;
  const lines = [
    [words.effect, effect],
    [words.problems, problems],
    [words.plan, next],
    [words.fell, reason],
  ] as const;
  return (
    <li>
      <strong>{percent}%</strong> {unit && `${fill(words.partOf, { unit: unit.name })} · `}
      {done}
      {lines.map(([sentence, said]) => said && <div key={sentence}>{fill(sentence, { words: said })}</div>)}
      <div className="soft">
        {moment(at)} {by.name}
      </div>
      <Files files={evidence} />
    </li>
  );
}
