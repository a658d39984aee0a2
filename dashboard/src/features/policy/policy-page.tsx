import { Button } from 'antd';
import { useState } from 'react';
import type { Policy } from '../../../../domain/policy';
import { useActsAs, useClock } from '../../api/me';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { PlainTable } from '../../components/plain-table';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { PolicyFacts } from './policy-facts';
import { PolicyForm } from './policy-form';
import { usePolicy, usePolicyVersions } from './use-policy';
import { policyWords } from './words';
import './policy.css';

/** 督办规则: what is in force, changing it with a look at what it moves, and every version there was. */
export function PolicyPage() {
  const words = useWords(policyWords);
  const { moment } = useClock();
  const mayChange = useActsAs(['secretariat']);
  const policy = usePolicy();
  const versions = usePolicyVersions();
  const [editing, setEditing] = useState(false);
  return (
    <AdminPage part="policy" beside={<AsOf query={policy} />}>
      <Answered query={policy}>
        {(stands) =>
          editing ? (
            <PolicyForm key={stands.version} stands={stands} onBack={() => setEditing(false)} />
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
      <h2 className="later">{words.versions}</h2>
      <Answered query={versions}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing />
          ) : (
            <PlainTable
              {...{ caption: words.versions, headed: true, stack: true }}
              columns={[words.version, words.setAt, words.keys, words.noteShort]}
              rows={items.map(({ version, setAt, policy: own, note }) => ({
                key: `${version}`,
                cells: [
                  version,
                  setAt && moment(setAt),
                  Object.keys(own)
                    .map((key) => words[key as keyof typeof words] ?? key)
                    .join('、') || words.none,
                  note,
                ],
              }))}
            />
          )
        }
      </Answered>
    </AdminPage>
  );
}
