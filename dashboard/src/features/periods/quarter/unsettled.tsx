import type { ReactNode } from 'react';
import { settlements } from '../../../../../domain/periods/settled';
import type { Unsettled } from '../../../api/types';
import { Answered } from '../../../components/answered';
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

const spec = { filters: ['unit', 'owner'] as const, sort: 'unit', columns: [] };

/** 未清事项: what holds a quarter, by unit, person and item; whose is shown stands in the address. */
export function UnsettledPart({ id }: { readonly id: string }) {
  const words = useWords(quarterWords);
  const state = useTableState<'unit' | 'owner'>(spec);
  const query = useUnsettled(id, state.filters, state.cursor);
  return (
    <section aria-label={words.unsettled}>
      <Answered query={query}>
        {({ totals, units, people, items, nextCursor }) => (
          <>
            <p>{fill(words.totals, { due: totals.due, unsettled: totals.unsettled })}</p>
            {totals.unsettled === 0 && <p>✓ {words.allSettled}</p>}
            <Tallies label={words.byUnit}>
              <ByUnit units={units} show={(unit) => state.filter({ unit, owner: undefined })} />
            </Tallies>
            <Tallies label={words.byPerson}>
              <ByPerson people={people} show={(owner) => state.filter({ owner, unit: undefined })} />
            </Tallies>
            {items.length > 0 && (
              <>
                <h2>{words.list}</h2>
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
        )}
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
  return {
    columns: [words.due, words.open, ...settlements.map((how) => words[how])],
    /** The number of what is open leads to it. */
    cells: ({ due, unsettled, settled }: Counts, name: string, show: () => void): ReactNode[] => [
      due,
      unsettled > 0 ? (
        <button
          key="open"
          type="button"
          className="plain number"
          aria-label={fill(words.show, { name, count: unsettled })}
          onClick={show}
        >
          ⚠ {unsettled}
        </button>
      ) : (
        '✓ 0'
      ),
      ...settlements.map((how) => settled[how]),
    ],
  };
}

type ByUnitProps = { readonly units: Unsettled['units']; readonly show: (code: string) => void };

function ByUnit({ units, show }: ByUnitProps) {
  const words = useWords(quarterWords);
  const { columns, cells } = useCounts();
  return (
    <PlainTable
      {...{ caption: words.byUnit, headed: true }}
      columns={[words.unit, ...columns]}
      rows={units.map(({ unit, ...counts }) => ({
        key: unit.code,
        cells: [unit.name, ...cells(counts, unit.name, () => show(unit.code))],
      }))}
    />
  );
}

type ByPersonProps = { readonly people: Unsettled['people']; readonly show: (email: string) => void };

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
          ...cells(counts, owner.name, () => show(owner.email)),
        ],
      }))}
    />
  );
}

type OnlyProps = Pick<Unsettled, 'units' | 'people'> & {
  readonly filters: { readonly unit?: string; readonly owner?: string };
  readonly onAll: () => void;
};

/** Says whose items are shown, where they are not everybody's. */
function Only({ filters, units, people, onAll }: OnlyProps) {
  const words = useWords(quarterWords);
  const name =
    units.find(({ unit }) => unit.code === filters.unit)?.unit.name ??
    people.find(({ owner }) => owner.email === filters.owner)?.owner.name;
  if (!(filters.unit ?? filters.owner)) return null;
  return (
    <p>
      {fill(words.only, { name: name ?? filters.unit ?? filters.owner ?? '' })}{' '}
      <button type="button" className="plain" onClick={onAll}>
        {words.showAll}
      </button>
    </p>
  );
}
