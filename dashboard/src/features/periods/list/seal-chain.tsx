import { Link } from 'react-router';
import { useClock } from '../../../api/me';
import type { PeriodHead } from '../../../api/types';
import { PlainTable } from '../../../components/plain-table';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { periodWords } from '../words/common';
import { chainOf } from './chain';

/** The chain of seals, the latest first, each held against the one before it. */
export function SealChain({ items }: { readonly items: readonly PeriodHead[] }) {
  const words = useWords(periodWords);
  const { moment } = useClock();
  const chain = chainOf(items);
  const broken = chain.find(({ follows }) => !follows);
  return (
    <section id="chain">
      <h2>{words.chain}</h2>
      <p className="soft">{words.chainWhy}</p>
      {chain.length === 0 && <p>{words.chainNone}</p>}
      {chain.length > 0 && (
        <>
          {broken ? (
            <p className="failure" role="alert">
              ⚠ {fill(words.chainBroken, { number: broken.seal.number })}
            </p>
          ) : (
            <p>✓ {fill(words.chainSound, { count: chain.length })}</p>
          )}
          <PlainTable
            {...{ caption: words.chain, headed: true, stack: true }}
            columns={[words.sealNumber, words.period, words.sealedAt, words.hash, words.previous]}
            rows={chain.toReversed().map(({ id, at, seal }) => ({
              key: id,
              cells: [
                seal.number,
                <Link key="id" to={`/periods/${id}?part=seal`}>
                  {id}
                </Link>,
                moment(at),
                <code key="seal">{seal.seal}</code>,
                <code key="previous">{seal.previous}</code>,
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}
