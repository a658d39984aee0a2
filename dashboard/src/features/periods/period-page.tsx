import { useParams } from 'react-router';
import type { Period } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Page } from '../../components/page';
import { Parts, usePart } from '../../components/parts';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { BulletinPart } from './bulletin/bulletin-part';
import { Head } from './head';
import { Adjustments } from './month/adjustments';
import { CloseForm } from './month/close-form';
import { Closing } from './month/closing';
import { Entries, PrecloseEntries } from './month/entries';
import { FiguresOf } from './month/figures';
import { Missing } from './month/missing';
import { PreClose } from './month/preclose';
import { usePeriodParts } from './period-parts';
import { CarryOvers } from './quarter/carry-overs';
import { UnsettledPart } from './quarter/unsettled';
import { SealPart } from './seal/seal-part';
import { usePeriod } from './use-periods';
import { periodWords } from './words/common';
import './periods.css';

/** A month or a quarter: how far it is, and everything that is done about it. */
export function PeriodPage() {
  const words = useWords(periodWords);
  const { id = '' } = useParams();
  const query = usePeriod(id);
  const isQuarter = id.includes('Q');
  return (
    <Page
      title={fill(isQuarter ? words.quarterOf : words.monthOf, { id })}
      beside={
        <div className="beside no-print">
          <AsOf query={query} />
        </div>
      }
    >
      <Answered query={query}>
        {(period) => (
          <>
            <Head period={period} />
            {period.state === 'closing' ? <Closing /> : <PartsOf key={period.id} period={period} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function PartsOf({ period }: { readonly period: Period }) {
  const words = useWords(periodWords);
  const parts = usePeriodParts(period);
  const part = usePart(parts);
  return (
    <>
      {parts.length > 0 && <Parts label={words.parts} parts={parts} />}
      {part === 'missing' && <Missing period={period} />}
      {part === 'preclose' && <PreClose id={period.id} />}
      {part === 'close' && <CloseForm period={period} />}
      {part === 'preclose-entries' && <PrecloseEntries id={period.id} />}
      {part === 'figures' && period.figures && (
        <FiguresOf
          {...{ now: period.figures, before: period.before, entries: 'entries', isQuarter: period.kind === 'quarter' }}
        />
      )}
      {part === 'entries' && <Entries period={period} />}
      {part === 'adjustments' && <Adjustments id={period.id} />}
      {part === 'bulletin' && <BulletinPart period={period} />}
      {part === 'seal' && <SealPart period={period} />}
      {part === 'unsettled' && <UnsettledPart id={period.id} />}
      {part === 'carry-overs' && <CarryOvers id={period.id} />}
    </>
  );
}
