import { Answered } from '../../../components/answered';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { useCarryOvers } from '../use-periods';
import { quarterWords } from '../words/quarter';
import { CarryOverRow } from './carry-over-row';

/** 结转: what was asked for, what became of it, and a leader's decision on what waits. */
export function CarryOvers({ id }: { readonly id: string }) {
  const words = useWords(quarterWords);
  const query = useCarryOvers(id);
  return (
    <section aria-label={words.carryOvers}>
      <Answered query={query}>
        {(items) => {
          const waiting = items.filter(({ state }) => state === 'asked');
          const rest = items.filter(({ state }) => state !== 'asked');
          if (items.length === 0) return <p>{words.noCarryOvers}</p>;
          return (
            <>
              {waiting.length > 0 && <p>… {fill(words.waiting, { count: waiting.length })}</p>}
              <ul className="bare rows">
                {[...waiting, ...rest].map((one) => (
                  <CarryOverRow key={one.id} quarter={id} carryOver={one} />
                ))}
              </ul>
            </>
          );
        }}
      </Answered>
    </section>
  );
}
