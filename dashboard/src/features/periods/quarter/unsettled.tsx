import type { ReactNode } from 'react';
import { useRef } from 'react';
import { settlements } from '../../../../../domain/periods/settled';
import type { Unsettled } from '../../../api/types';
import { Answered } from '../../../components/answered';
import { Nothing } from '../../../components/nothing';
import { PlainTable } from '../../../components/plain-table';
import { useWide } from '../../../components/use-wide';
import { ListFoot } from '../../../table/list-foot';
import { useTableState } from '../../../table/use-table-state';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { stateWords } from '../../../words/states';
import { useUnsettled } from '../use-periods';
import { quarterWords } from '../words/quarter';
import { UnsettledRow } from './unsettled-row';

const filters = ['unit', 'owner', 'how'] as const;
const spec = { filters, sort: 'unit', columns: [] };

/** Which items a number counts: all that were due, those that are not settled, or those settled in a way. */
type How = 'due' | 'unsettled' | (typeof settlements)[number];

/** 未清事项: what holds a quarter, by unit, person and item; whose is shown, and which, stands in the address. */
export function UnsettledPart({ id }: { readonly id: string }) {
  const words = useWords(quarterWords);
  const state = useTableState<(typeof filters)[number]>(spec);
  const list = useRef<HTMLHeadingElement>(null);
  const show = (how: How, whose: { readonly unit?: string; readonly owner?: string } = {}) => {
    state.filter({ unit: undefined, owner: undefined, ...whose, how: how === 'unsettled' ? undefined : how });
    // It begins beneath the tables, out of sight.
    list.current?.scrollIntoView();
    list.current?.focus({ preventScroll: true });
  };
  const query = useUnsettled(id, state.filters, state.cursor);
  return (
    <section aria-label={words.title}>
      <Answered query={query}>
        {({ totals, units, people, items, nextCursor }) =>
          // Of nothing it is not said that it was all settled.
          totals.due === 0 ? (
            <Nothing words={words.nothingDue} />
          ) : (
            <>
              <p>
                <Total how="due" count={totals.due} show={show} />
                {words.ofWhich}
                <Total how="unsettled" count={totals.unsettled} show={show} />
              </p>
              {totals.unsettled === 0 && <p>✓ {words.allSettled}</p>}
              <Tallies label={words.byUnit}>
                <ByUnit units={units} show={(how, unit) => show(how, { unit })} />
              </Tallies>
              <Tallies label={words.byPerson}>
                <ByPerson people={people} show={(how, owner) => show(how, { owner })} />
              </Tallies>
              {items.length > 0 && (
                <>
                  <h2 ref={list} tabIndex={-1} className="listed">
                    {fill(words.list, { what: words[howOf(state.filters.how)] })}
                  </h2>
                  <Only filters={state.filters} units={units} people={people} onAll={() => state.clear()} />
                  <ul className="bare rows">
                    {items.map((item) => (
                      <UnsettledRow key={item.task} quarter={id} item={item} />
                    ))}
                  </ul>
                  <ListFoot state={state} nextCursor={nextCursor} />
                </>
              )}
            </>
          )
        }
      </Answered>
    </section>
  );
}

/** Open where there is room; on a phone the items come first, and the tables when they are asked for. */
function Tallies({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const wide = useWide();
  return (
    <details className="tallies" open={wide}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}

type Counts = Pick<Unsettled['units'][number], 'due' | 'unsettled' | 'settled'>;

function useCounts() {
  const words = useWords(quarterWords);
  const ways: readonly How[] = ['due', 'unsettled', ...settlements];
  return {
    columns: ways.map((how) => words[how]),
    cells: ({ due, unsettled, settled }: Counts, name: string, show: (how: How) => void): ReactNode[] =>
      ways.map((how) => <Cell key={how} {...{ how, name, show }} count={{ due, unsettled, ...settled }[how]} />),
  };
}

type CellProps = {
  readonly how: How;
  readonly count: number;
  readonly name: string;
  readonly show: (how: How) => void;
};

/** A number that leads to what it counts. */
function Cell({ how, count, name, show }: CellProps) {
  const words = useWords(quarterWords);
  const sign = how === 'unsettled' ? (count > 0 ? '⚠ ' : '✓ ') : '';
  if (count === 0) return `${sign}0`;
  const label = fill(words.show, { name, what: words[how], count });
  return (
    <button type="button" className="plain number" aria-label={label} onClick={() => show(how)}>
      {sign}
      {count}
    </button>
  );
}

type TotalProps = Omit<CellProps, 'name'>;

/** The same of the whole quarter, in words. */
function Total({ how, count, show }: TotalProps) {
  const words = useWords(quarterWords);
  const said = fill(words.total, { what: words[how], count });
  if (count === 0) return said;
  return (
    <button type="button" className="plain number" onClick={() => show(how)}>
      {said}
    </button>
  );
}

function howOf(text: string | undefined): How {
  return (['due', ...settlements] as const).find((how) => how === text) ?? 'unsettled';
}

type ByUnitProps = { readonly units: Unsettled['units']; readonly show: (how: How, code: string) => void };

function ByUnit({ units, show }: ByUnitProps) {
  const words = useWords(quarterWords);
  const { columns, cells } = useCounts();
  return (
    <PlainTable
      {...{ caption: words.byUnit, headed: true }}
      columns={[words.unit, ...columns]}
      rows={units.map(({ unit, ...counts }) => ({
        key: unit.code,
        cells: [unit.name, ...cells(counts, unit.name, (how) => show(how, unit.code))],
      }))}
    />
  );
}

type ByPersonProps = { readonly people: Unsettled['people']; readonly show: (how: How, email: string) => void };

function ByPerson({ people, show }: ByPersonProps) {
  const words = useWords(quarterWords);
  const { comma } = useWords(stateWords);
  const { columns, cells } = useCounts();
  return (
    <PlainTable
      {...{ caption: words.byPerson, headed: true }}
      columns={[words.owner, words.unit, ...columns]}
      rows={people.map(({ owner, units, ...counts }) => ({
        key: owner.email,
        cells: [
          owner.name,
          units.map(({ name }) => name).join(comma),
          ...cells(counts, owner.name, (how) => show(how, owner.email)),
        ],
      }))}
    />
  );
}

type OnlyProps = Pick<Unsettled, 'units' | 'people'> & {
  readonly filters: { readonly unit?: string; readonly owner?: string; readonly how?: string };
  readonly onAll: () => void;
};

/** Says whose items are shown, where they are not everybody's. */
function Only({ filters, units, people, onAll }: OnlyProps) {
  const words = useWords(quarterWords);
  const name =
    units.find(({ unit }) => unit.code === filters.unit)?.unit.name ??
    people.find(({ owner }) => owner.email === filters.owner)?.owner.name;
  if (!(filters.unit ?? filters.owner ?? filters.how)) return null;
  const what = words[howOf(filters.how)];
  return (
    <p>
      {fill(name ? words.only : words.onlyHow, { name: name ?? '', what })}{' '}
      <button type="button" className="plain" onClick={onAll}>
        {words.showAll}
      </button>
    </p>
  );
}
