import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { useActsAs, useClock } from '../../api/me';
import type { Connection, Page } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { PlainTable } from '../../components/plain-table';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { ConnectionActs } from './connection-line';
import { Deliveries } from './deliveries';
import { RegisterForm } from './register-form';
import { connectionWords } from './words';

/** 对外连接: who outside is told of what happens, how that fares, and what was told. */
export function ConnectionsPage() {
  const words = useWords(connectionWords);
  const { moment } = useClock();
  const mayChange = useActsAs(['administrator']);
  const [registering, setRegistering] = useState(false);
  const [shown, setShown] = useState<Connection | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const connections = useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => call<Page<Connection>>('/api/connections', { signal }),
  });
  const stateOf = ({ state, pausedWhy }: Connection) => (pausedWhy === 'failing' ? `⚠ ${words.failing}` : words[state]);
  return (
    <AdminPage part="connections" beside={<AsOf query={connections} />}>
      <p className="soft">{words.hint}</p>
      {registering ? (
        <RegisterForm
          onMade={(made) => {
            setSecret(made.secret);
            setRegistering(false);
          }}
          onBack={() => setRegistering(false)}
        />
      ) : (
        mayChange && (
          <p>
            <Button type="primary" onClick={() => setRegistering(true)} data-press="register">
              {words.register}
            </Button>
          </p>
        )
      )}
      <div role="status">
        {secret && (
          <p>
            {words.secret} <code className="secret">{secret}</code>
          </p>
        )}
      </div>
      <Answered query={connections}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing words={words.none} />
          ) : (
            <PlainTable
              {...{ caption: words.hint, headed: true, stack: true }}
              columns={[words.name, words.kind, words.url, words.state, words.waiting, words.lastSent, words.acts]}
              rows={items.map((one) => ({
                key: one.id,
                cells: [
                  ...[one.name, words[one.kind], one.address, stateOf(one), one.waiting],
                  one.lastSentAt && moment(one.lastSentAt),
                  <ConnectionActs
                    key="acts"
                    {...{ connection: one, mayChange, onSecret: setSecret }}
                    onDeliveries={() => setShown(one)}
                  />,
                ],
              }))}
            />
          )
        }
      </Answered>
      {shown && <Deliveries key={shown.id} connection={shown} />}
    </AdminPage>
  );
}
