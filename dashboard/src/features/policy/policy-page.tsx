import { Button } from 'antd';
import { useState } from 'react';
import type { Policy } from '../../../../domain/policy';
import { useActsAs } from '../../api/me';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { PolicyFacts } from './policy-facts';
import { PolicyForm } from './policy-form';
import { usePolicy, usePolicyVersions } from './use-policy';
import { Versions } from './versions';
import { policyWords } from './words';
import './policy.css';

/** 督办规则: what is in force, changing it with a look at what it moves, and every version there was. */
export function PolicyPage() {
  const words = useWords(policyWords);
  const mayChange = useActsAs(['secretariat']);
  const policy = usePolicy();
  const versions = usePolicyVersions();
  const [editing, setEditing] = useState(false);
  return (
    <AdminPage part="policy" beside={<AsOf query={policy} />}>
      <Answered query={policy}>
        {(stands) =>
          editing ? (
            <PolicyForm
              key={stands.version}
              {...{ title: words.edit, path: '/api/policy', stands }}
              onBack={() => setEditing(false)}
            />
          ) : (
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
          )
        }
      </Answered>
      <Versions query={versions} none={words.noVersions} />
    </AdminPage>
  );
}
