import { Button } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { useMe } from '../../api/me';
import { officialsPage } from '../../app/pages';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { ToImport } from '../../components/to-import';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Closes } from './closes';
import { DeadLetters } from './dead-letters';
import { HeatMap } from './heat-map';
import { Ladder } from './ladder';
import { Lights } from './lights';
import { Missing } from './missing';
import { RedList } from './red-list';
import { Trend } from './trend';
import { useOverview } from './use-overview';
import { Waiting } from './waiting';
import { overviewWords } from './words';
import './overview.css';

/** 总览: what a leader, the secretariat or a unit's head looks at first; whoever is an official and nothing else goes to their tasks. */
export function OverviewPage() {
  const words = useWords(overviewWords);
  const [search] = useSearchParams();
  const { data: me } = useMe();
  const isOfficial = me?.roles.every((role) => role === 'official') ?? false;
  const query = useOverview(search.get('year'), !isOfficial);
  if (isOfficial) return <Navigate to={officialsPage} replace />;
  return (
    <Page
      title={words.title}
      beside={
        <div className="beside no-print">
          <AsOf query={query} />
          <Button onClick={() => print()}>{words.print}</Button>
        </div>
      }
    >
      <Answered query={query}>
        {(overview) => (
          <div className="overview">
            <p className="as-of-day">{fill(words.asIf, { day: overview.today, total: overview.total })}</p>
            {overview.total === 0 ? (
              <Nothing words={words.none}>
                <ToImport />
              </Nothing>
            ) : (
              <>
                <Lights overview={overview} />
                <RedList overview={overview} />
                <div className="aside">
                  <Waiting overview={overview} />
                  <Ladder overview={overview} />
                  <Missing overview={overview} />
                  <Closes />
                  {overview.deadLetters !== null && <DeadLetters count={overview.deadLetters} />}
                </div>
                <HeatMap overview={overview} />
                <Trend overview={overview} />
              </>
            )}
          </div>
        )}
      </Answered>
    </Page>
  );
}
