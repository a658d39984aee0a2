import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../../api/call';
import { useClock } from '../../../api/me';
import type { Page, Period, PeriodEntry } from '../../../api/types';
import { Answered } from '../../../components/answered';
import { LightMark } from '../../../components/light-mark';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { OrderForm } from '../order-form';
import { usePreclose } from '../use-periods';
import { useRights } from '../use-rights';
import { monthWords } from '../words/month';
import { byUnit } from './by-unit';

/** As many as the API names at most, and as many as can be reminded at once. */
const most = 200;

type Bulk = { readonly items: readonly { readonly status: number }[] };

/** 缺报: whose report has not come, by unit; the secretariat reminds all of them at once while the month is open. */
export function Missing({ period }: { readonly period: Period }) {
  const open = period.state === 'open';
  return open ? <MissingNow id={period.id} /> : <MissingThen period={period} />;
}

function MissingNow({ id }: { readonly id: string }) {
  const query = usePreclose(id);
  return (
    <Answered query={query}>
      {({ missing, figures: { overall } }) => (
        <Told due={overall.reportsDue} missing={overall.reportsMissing} entries={missing} remindable />
      )}
    </Answered>
  );
}

function MissingThen({ period: { id, figures } }: { readonly period: Period }) {
  const query = useQuery({
    queryKey: ['period', id, 'missing'],
    queryFn: ({ signal }) =>
      call<Page<PeriodEntry>>(`/api/periods/${id}/entries?missing=true&limit=${most}`, { signal }),
  });
  return (
    <Answered query={query}>
      {({ items }) => (
        <Told
          due={figures?.overall.reportsDue ?? items.length}
          missing={figures?.overall.reportsMissing ?? items.length}
          entries={items}
        />
      )}
    </Answered>
  );
}

type ToldProps = {
  readonly due: number;
  readonly missing: number;
  readonly entries: readonly PeriodEntry[];
  readonly remindable?: boolean;
};

function Told({ due, missing, entries, remindable = false }: ToldProps) {
  const words = useWords(monthWords);
  const { remind } = useRights();
  return (
    <section aria-label={words.missing}>
      <p>{missing === 0 ? `✓ ${words.noneMissing}` : fill(words.missingCount, { due, missing })}</p>
      {remindable && remind && entries.length > 0 && <Remind entries={entries} />}
      {byUnit(entries).map(({ code, name, entries: ofUnit }) => (
        <section key={code}>
          <h3>{fill(words.missingOf, { unit: name, count: ofUnit.length })}</h3>
          <ul className="bare rows">
            {ofUnit.map((entry) => (
              <MissingRow key={entry.task} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {entries.length === most && <p className="soft">{fill(words.missingMore, { count: most })}</p>}
    </section>
  );
}

function MissingRow({ entry }: { readonly entry: PeriodEntry }) {
  const { due } = useClock();
  const { task, number, name, light, owner, percent, deadline } = entry;
  return (
    <li>
      <LightMark light={light} />
      <span className="grows">
        <Link to={`/items/${task}`}>{`${number}. ${name}`}</Link>
        <span className="soft">{` ${owner.name} · ${percent}% · ${due(deadline)}`}</span>
      </span>
    </li>
  );
}

function Remind({ entries }: { readonly entries: readonly PeriodEntry[] }) {
  const words = useWords(monthWords);
  const say = useSay();
  const told = ({ items }: Bulk) => {
    const done = items.filter(({ status }) => status === 200).length;
    say(fill(words.reminded, { done, refused: items.length - done }));
  };
  return (
    <div className="no-print">
      <OrderForm<Bulk>
        {...{ name: 'remind', press: fill(words.remind, { count: entries.length }), hint: words.hint_remind }}
        path="/api/tasks/commands/remind"
        body={() => ({ tasks: entries.map(({ task }) => ({ id: task })) })}
        onDone={told}
      />
    </div>
  );
}
