import { Link, useParams } from 'react-router';
import { Refused } from '../../../api/problem';
import { Answered } from '../../../components/answered';
import { Nothing } from '../../../components/nothing';
import { Page } from '../../../components/page';
import { useWords } from '../../../words/language';
import { useBulletin } from '../use-periods';
import { bulletinWords } from '../words/bulletin';
import { periodWords } from '../words/common';
import { BulletinFrame } from './bulletin-frame';
import { BulletinFiles } from './bulletin-part';
import '../periods.css';

/** A bulletin on a page of its own, to be read and printed. */
export function BulletinPage() {
  const words = useWords(bulletinWords);
  const { back } = useWords(periodWords);
  const { id = '' } = useParams();
  const query = useBulletin(id);
  return (
    <Page title={query.data?.title ?? `${words.bulletin} ${id}`}>
      <p className="bulletin-bar no-print">
        <Link to={`/periods/${id}?part=bulletin`}>{back}</Link>
        {query.data && <BulletinFiles id={id} />}
      </p>
      {isNotClosed(query.error) ? (
        <Nothing words={words.notYet}>
          <Link to={`/periods/${id}`}>{words.toPeriod}</Link>
        </Nothing>
      ) : (
        <Answered query={query}>{({ version }) => <BulletinFrame id={id} version={version} />}</Answered>
      )}
    </Page>
  );
}

/** Before its period is closed there is no bulletin, which is no failure. */
function isNotClosed(error: Error | null): boolean {
  return error instanceof Refused && error.problem.code === 'period_open';
}
