import { Link, useParams } from 'react-router';
import { useActsAs } from '../../api/me';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Download } from '../../components/download';
import { Page } from '../../components/page';
import { useWords } from '../../words/language';
import { BatchFacts } from './batch-head';
import { Issue } from './issue';
import { IssueProgress } from './progress';
import { ReadAgain } from './read-again';
import { Rows } from './rows';
import { Simulate } from './simulate';
import { useBatch } from './use-batch';
import { importWords } from './words';
import './import.css';

/** A batch: what was read and what is wrong with it; a draft is mended, rehearsed and issued here. */
export function BatchPage() {
  const words = useWords(importWords);
  const { id = '' } = useParams();
  const query = useBatch(id);
  const mayAct = useActsAs(['secretariat']);
  const maySimulate = useActsAs(['secretariat', 'leader', 'administrator']);
  const beside = (
    <div className="beside no-print">
      <Link to="/batches">{words.batches}</Link>
      <Link to={`/batches/${id}/policy`}>{words.policy}</Link>
      <AsOf query={query} />
      <Download path={`/api/batches/${id}/export.xlsx`} label={words.download} />
    </div>
  );
  return (
    <Page title={query.data?.title ?? words.batch} beside={beside}>
      <Answered query={query}>
        {(batch) => {
          const isDraft = batch.state === 'draft';
          return (
            // Another draft is another page: nothing that was begun on this one goes on there.
            <div key={batch.id} className="batch">
              <BatchFacts batch={batch} />
              {!isDraft && <IssueProgress batch={batch} />}
              {isDraft && mayAct && batch.fileName && <ReadAgain batch={batch} />}
              <Rows batch={batch} mayMend={isDraft && mayAct} />
              {maySimulate && <Simulate batch={batch} />}
              {isDraft && mayAct && <Issue batch={batch} />}
            </div>
          );
        }}
      </Answered>
    </Page>
  );
}
