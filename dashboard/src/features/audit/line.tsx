import { Link } from 'react-router';
import { useClock } from '../../api/me';
import type { TimelineLine } from '../../api/types';
import { Facts } from '../../components/facts';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Raw } from './raw';
import { auditWords } from './words';

/** Each kind has a shape of its own, so that it never rests on a word alone. */
const marks = { entry: '■', refusal: '✗', letter: '✉', attempt: '→', access: '○', workflow: '◇', drift: '△' } as const;

type Props = {
  readonly line: TimelineLine;
  /** Whether all lines are of one item, whose name need not be said with each. */
  readonly ofItem: boolean;
};

/** One line: when and what, who and for whom; then from where, why, what changed, by which rule; and the record itself. */
export function Line({ line, ofItem }: Props) {
  const words = useWords(auditWords);
  const { precise } = usePrecise();
  const who = useWho(line);
  const { kind, at, words: told, task, name, why, changes, from, clause, raw, event } = line;
  const came = [
    from?.address,
    from?.forwarded && fill(words.forwarded, { forwarded: from.forwarded }),
    from?.token && fill(words.token, { token: from.token }),
  ];
  return (
    <li className={`line line-${kind}`}>
      <div className="soft">
        {at === null ? words.noInstant : <time dateTime={at}>{precise(at)}</time>}
        {` · ${marks[kind]} ${words[`kind_${kind}`]}`}
        {who && ` · ${who}`}
      </div>
      <div>{told}</div>
      <Facts
        facts={[
          [words.why, why],
          [words.changes, changes.length > 0 && <Changes changes={changes} />],
          [words.cameFrom, came.filter(Boolean).join(' · ')],
          [words.clause, clause?.name],
          [
            words.item,
            !ofItem && task && (
              <Link key="item" to={`/audit/items/${task}`}>
                {name ?? words.toTimeline}
              </Link>
            ),
          ],
        ]}
      />
      <div>
        <Raw path={raw} label={words.record} />
        {event && event !== raw && <Raw path={event} label={words.event} />}
      </div>
    </li>
  );
}

function Changes({ changes }: Pick<TimelineLine, 'changes'>) {
  const words = useWords(auditWords);
  const isNew = changes.every(({ from }) => from === null);
  return changes.map(({ field, name: what, from, to }) => (
    <div key={field}>
      {isNew
        ? fill(words.set, { what, to: to ?? '–' })
        : fill(words.changed, { what, from: from ?? '–', to: to ?? '–' })}
    </div>
  ));
}

/** "张三（责任人的B角），代李四"; to whom a letter went. */
function useWho({ who, for: principals, to }: TimelineLine): string {
  const words = useWords(auditWords);
  if (to) return fill(words.toWhom, { name: to.name });
  if (!who) return '';
  const as = who.capacity ? fill(words.as, { name: who.name, capacity: who.capacity }) : who.name;
  if (principals.length === 0) return as;
  const names = principals.map(({ name }) => name).join(words.comma);
  return fill(who.as === 'substitute' ? words.forOthers : words.mayFor, { as, names });
}

/** To the second: what happened within one minute has an order too. */
function usePrecise() {
  const { moment } = useClock();
  return { precise: (at: string) => `${moment(at)}:${at.slice(17, 19)}` };
}
