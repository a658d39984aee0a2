import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useClock } from '../../api/me';
import type { Verified } from '../../api/types';
import { Failure } from '../../components/failure';
import { PlainTable } from '../../components/plain-table';
import { Progress } from '../../components/progress';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useItem } from '../item/use-item';
import { checkWords } from './check-words';
import type { Verification } from './verification';
import { BrokenOff } from './verification';

/** How far a verification is, and what it found: each fault with the item and the entry that it is in. */
export function Verdict({ verification }: { readonly verification: Verification }) {
  const words = useWords(checkWords);
  if (verification.state === 'none') return null;
  if (verification.state === 'running') return <Running verification={verification} />;
  if (verification.state === 'done') return <Found result={verification.result} at={verification.at} />;
  const { error } = verification;
  if (!(error instanceof BrokenOff)) return <Failure error={error} />;
  return (
    <p className="failure" role="alert">
      ⚠ {words.brokenOff}
    </p>
  );
}

function Running({ verification }: { readonly verification: Extract<Verification, { state: 'running' }> }) {
  const words = useWords(checkWords);
  const { since, at } = verification;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const { part, items, itemsTotal } = at;
  return (
    <div>
      <Progress
        label={fill(words[`part_${part}`], { items, total: itemsTotal })}
        {...(part === 'items' && itemsTotal > 0 && { share: Math.min(items / itemsTotal, 1) })}
      />{' '}
      <span className="soft">{fill(words.elapsed, { seconds: Math.max(0, Math.round((now - since) / 1_000)) })}</span>
    </div>
  );
}

/** Of so many faults the items are named; beyond, their ids do. */
const mostNamed = 20;

function Found({ result, at }: { readonly result: Verified; readonly at: number }) {
  const words = useWords(checkWords);
  const { moment } = useClock();
  const { ok, checked, counts, broken, brokenTotal, untold, keyIds } = result;
  return (
    <section>
      <div className={ok ? 'verdict' : 'verdict amiss'} role="status">
        <p>
          <strong>
            {ok ? `✓ ${fill(words.sound, { checked })}` : `✗ ${fill(words.broken, { count: brokenTotal })}`}
          </strong>
        </p>
        <p className="soft">
          {fill(words.counts, counts)} · {fill(words.finishedAt, { at: moment(at) })}
        </p>
        {keyIds.length > 0 && (
          <p className="soft">
            {words.keyIds} <code>{keyIds.join(' ')}</code>
          </p>
        )}
      </div>
      {broken.length > 0 && (
        <>
          {broken.length < brokenTotal && <p>{fill(words.firstOf, { count: broken.length })}</p>}
          <PlainTable
            {...{ caption: fill(words.broken, { count: brokenTotal }), headed: true, stack: true }}
            columns={[words.where, words.what, words.code]}
            rows={broken.map((fault, row) => ({
              key: `${row}`,
              cells: [
                <Where key="where" fault={fault} named={row < mostNamed} />,
                fault.what,
                <code key="code">{fault.code}</code>,
              ],
            }))}
          />
        </>
      )}
      {untold.total > 0 && (
        <>
          <p>{untold.words}</p>
          <ul>
            {untold.entries.map(({ task, seq }, row) => (
              <li key={`${task} ${seq}`}>
                <Where fault={{ task, seq, of: '' }} named={row < mostNamed} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type WhereProps = { readonly fault: Pick<Verified['broken'][number], 'task' | 'seq' | 'of'>; readonly named: boolean };

function Where({ fault: { task, seq, of }, named }: WhereProps) {
  const words = useWords(checkWords);
  if (task === null) return of || '–';
  return (
    <>
      <Link to={`/audit/items/${task}`}>{named ? <ItemName id={task} /> : task}</Link>
      {seq !== null && ` · ${fill(words.entryAt, { seq })}`}
    </>
  );
}

function ItemName({ id }: { readonly id: string }) {
  const { data } = useItem(id);
  return data ? `${data.number}. ${data.task}` : id;
}
