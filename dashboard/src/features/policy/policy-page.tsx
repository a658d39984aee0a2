import { Button } from 'antd';
import { useState } from 'react';
import type { Policy } from '../../../../domain/policy';
import { useActsAs, useMe } from '../../api/me';
import type { OrganisationPolicy } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Loading } from '../../components/loading';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { theOrganisation } from '../commands/drafts';
import { PolicyFacts } from './policy-facts';
import { PolicyForm } from './policy-form';
import { usePolicy, usePolicyVersions } from './use-policy';
import { hasPolicyDraft } from './use-policy-draft';
import { Versions } from './versions';
import { policyWords } from './words';
import './policy.css';

/** 督办规则: what is in force, changing it with a look at what it moves, and every version there was. */
export function PolicyPage() {
  const words = useWords(policyWords);
  const { data: me } = useMe();
  const policy = usePolicy();
  const versions = usePolicyVersions();
  return (
    <AdminPage part="policy" beside={<AsOf query={policy} />}>
      <Answered query={policy}>{(stands) => (me ? <InForce account={me.id} stands={stands} /> : <Loading />)}</Answered>
      <Versions query={versions} none={words.noVersions} />
    </AdminPage>
  );
}

type Props = { readonly account: string; readonly stands: OrganisationPolicy };

function InForce({ account, stands }: Props) {
  const words = useWords(policyWords);
  const mayChange = useActsAs(['secretariat']);
  // Whoever comes back to what they had typed finds it open.
  const [editing, setEditing] = useState(() => hasPolicyDraft(account, theOrganisation));
  if (editing && mayChange)
    return (
      <PolicyForm
        key={stands.version}
        {...{ account, title: words.edit, path: '/api/policy', stands }}
        ruled={{ id: theOrganisation, called: words.ofOrganisation }}
        onBack={() => setEditing(false)}
      />
    );
  return (
    <>
      <h2>{stands.version === 0 ? words.defaults : fill(words.inForce, { version: stands.version })}</h2>
      <p className="soft">{words.hint}</p>
      <PolicyFacts policy={stands.policy as Policy} />
      {mayChange ? (
        <Button type="primary" onClick={() => setEditing(true)} data-press="edit-policy">
          {words.edit}
        </Button>
      ) : (
        <p className="soft">{words.whoMay}</p>
      )}
    </>
  );
}
