import { Link, useParams } from 'react-router';
import { Answered } from '../../../components/answered';
import { Nothing } from '../../../components/nothing';
import { Page } from '../../../components/page';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { useBulletin, usePeriod } from '../use-periods';
import { bulletinWords } from '../words/bulletin';
import { periodWords } from '../words/common';
import { BulletinFrame } from './bulletin-frame';
import { BulletinFiles } from './bulletin-part';
import '../periods.css';

/** A bulletin on a page of its own, to be read and printed; there is none before its period is closed. */
export function BulletinPage() {
  const words = useWords(bulletinWords);
  const { back, monthOf, quarterOf } = useWords(periodWords);
  const { id = '' } = useParams();
  const period = usePeriod(id);
  const written = period.data?.state === 'closed' || period.data?.state === 'sealed';
  const query = useBulletin(id, written);
  return (
    <Page title={query.data?.title ?? `${words.bulletin} ${id}`}>
      <p className="bulletin-bar no-print">
        <Link to={`/periods/${id}?part=bulletin`}>{back}</Link>
        {written && <BulletinFiles id={id} />}
      </p>
      <Answered query={period}>
        {({ kind }) =>
          written ? (
            <Answered query={query}>{({ version }) => <BulletinFrame id={id} version={version} />}</Answered>
          ) : (
            <Nothing words={words[`notYet_${kind}`]}>
              <Link to={`/periods/${id}`}>{fill(kind === 'quarter' ? quarterOf : monthOf, { id })}</Link>
            </Nothing>
          )
        }
      </Answered>
    </Page>
  );
}
