import { Link } from 'react-router';
import { useClock } from '../../../api/me';
import type { Adjustment } from '../../../api/types';
import { Answered } from '../../../components/answered';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { useAdjustments } from '../use-periods';
import { useRights } from '../use-rights';
import { periodWords } from '../words/common';
import { entriesWords } from '../words/entries';
import type { Correctable } from './facts-of-entry';
import { useFactWords } from './facts-of-entry';

/** 更正: what was found wrong in the entries of a closed month, and the month that each counts to. */
export function Adjustments({ id }: { readonly id: string }) {
  const words = useWords(entriesWords);
  const { adjust } = useRights();
  const query = useAdjustments(id);
  return (
    <section aria-label={words.adjustments}>
      <p className="soft">{adjust ? words.adjustHow : words.adjustWhy}</p>
      <Answered query={query}>
        {(items) =>
          items.length === 0 ? (
            <p>{words.noAdjustments}</p>
          ) : (
            <ul className="bare rows">
              {items.map((one) => (
                <AdjustmentRow key={one.id} adjustment={one} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}

function AdjustmentRow({ adjustment }: { readonly adjustment: Adjustment }) {
  const words = useWords(entriesWords);
  const { listComma } = useWords(periodWords);
  const { moment } = useClock();
  const told = useFactWords();
  const { task, name, corrects, reason, by, at, booked } = adjustment;
  const changes = Object.entries(corrects).map(([field, { from, to }]) =>
    fill(words.corrected, { what: words[`field_${field as Correctable}`], from: told(from), to: told(to) }),
  );
  return (
    <li>
      <span className="grows">
        <Link to={`/items/${task}`}>{name}</Link>
        <div>{changes.join(listComma)}</div>
        <div>{fill(words.because, { reason })}</div>
        <div className="soft">
          {moment(at)} {by.name} · {fill(words.bookedIn, { month: booked })}
        </div>
      </span>
    </li>
  );
}
