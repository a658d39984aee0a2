import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useActsAs, useMe } from '../../api/me';
import type { BatchPolicy } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useBatch } from '../import/use-batch';
import { PolicyForm } from './policy-form';
import { Sources } from './sources';
import { useBatchPolicy, useBatchPolicyVersions } from './use-policy';
import { hasPolicyDraft } from './use-policy-draft';
import { Versions } from './versions';
import { Withdraw } from './withdraw';
import { policyWords } from './words';
import './policy.css';

/** What the page is doing: showing, changing, or withdrawing keys that are the batch's own. */
type Doing = { readonly what: 'edit' } | { readonly what: 'withdraw'; readonly keys: readonly string[] } | null;

/** 本批次规则: what applies to a batch and from where, setting and withdrawing what is its own. */
export function BatchPolicyPage() {
  const words = useWords(policyWords);
  const { id = '' } = useParams();
  const { data: batch } = useBatch(id);
  const { data: me } = useMe();
  const policy = useBatchPolicy(id);
  const versions = useBatchPolicyVersions(id);
  const beside = (
    <div className="beside no-print">
      <Link to={`/batches/${id}`}>{batch?.title ?? words.toBatch}</Link>
      <AsOf query={policy} />
    </div>
  );
  return (
    <Page title={words.batchPolicy} beside={beside}>
      <Answered query={policy}>
        {(stands) =>
          me ? (
            <Standing
              key={`${id} ${stands.version}`}
              {...{ account: me.id, title: batch?.title ?? words.batchPolicy, stands }}
            />
          ) : (
            <Loading />
          )
        }
      </Answered>
      <Versions query={versions} none={words.noBatchVersions} keyed={false} />
    </Page>
  );
}

type Props = { readonly account: string; readonly title: string; readonly stands: BatchPolicy };

function Standing({ account, title, stands }: Props) {
  const words = useWords(policyWords);
  const mayChange = useActsAs(['secretariat']);
  const id = stands.batch;
  // Whoever comes back to what they had typed finds it open.
  const [doing, setDoing] = useState<Doing>(() => (hasPolicyDraft(account, id) ? { what: 'edit' } : null));
  const path = `/api/batches/${id}/policy` as const;
  const back = () => setDoing(null);
  if (doing?.what === 'edit' && mayChange)
    return (
      <PolicyForm {...{ account, title: words.editBatch, path, stands }} ruled={{ id, called: title }} onBack={back} />
    );
  const own = Object.keys(stands.own);
  return (
    <>
      <p className="soft">{words.batchHint}</p>
      <RunningUnder stands={stands} />
      <Sources
        stands={stands}
        onWithdraw={mayChange ? (key) => setDoing({ what: 'withdraw', keys: [key] }) : undefined}
      />
      {doing?.what === 'withdraw' ? (
        <Withdraw key={doing.keys.join()} {...{ path, stands, keys: doing.keys }} onBack={back} />
      ) : mayChange ? (
        <p className="small-acts no-print">
          <Button type="primary" onClick={() => setDoing({ what: 'edit' })} data-press="edit-policy">
            {words.editBatch}
          </Button>
          {own.length > 0 && (
            <Button onClick={() => setDoing({ what: 'withdraw', keys: own })} data-press="withdraw-all">
              {words.withdrawAll}
            </Button>
          )}
        </p>
      ) : (
        <p className="soft">{words.whoMay}</p>
      )}
    </>
  );
}

/** Under which version how many items run: they are moved one by one, so for a while there are several. */
function RunningUnder({ stands: { state, running } }: { readonly stands: BatchPolicy }) {
  const words = useWords(policyWords);
  const told = running.map(({ version, items }) =>
    version === 0 ? fill(words.itemsAsIssued, { items }) : fill(words.itemsUnder, { version, items }),
  );
  const items = state === 'draft' ? words.notIssued : told.join('；') || words.noneRunning;
  return <Facts facts={[[words.runningItems, items]]} />;
}
