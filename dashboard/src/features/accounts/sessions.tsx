import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { call, query } from '../../api/call';
import { useClock } from '../../api/me';
import type { Page, SessionItem } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Answered } from '../../components/answered';
import { Failure } from '../../components/failure';
import { Nothing } from '../../components/nothing';
import { PlainTable } from '../../components/plain-table';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useOfficials } from '../items/use-directory';
import { accountWords } from './words';

/** Where somebody is signed in, and ending it. */
export function Sessions() {
  const words = useWords(accountWords);
  const [email, setEmail] = useState<string>();
  const [wanted, setWanted] = useState(false);
  const officials = useOfficials(wanted);
  return (
    <section className="panel-form">
      <h2>{words.sessions}</h2>
      <p className="soft">{words.sessionsHint}</p>
      <Select<string>
        aria-label={words.whose}
        placeholder={words.whose}
        className="whose"
        value={email ?? null}
        options={officials}
        showSearch={{ optionFilterProp: 'label' }}
        onOpenChange={() => setWanted(true)}
        onChange={setEmail}
      />
      {email && <SessionsOf key={email} email={email} />}
    </section>
  );
}

function SessionsOf({ email }: { readonly email: string }) {
  const words = useWords(accountWords);
  const say = useSay();
  const { moment } = useClock();
  const { give, pending, error } = useCommand<{ ended: number }>({
    onDone: ({ ended }) => say(fill(words.ended, { count: ended })),
  });
  const path = `/api/sessions${query({ email })}` as const;
  const sessions = useQuery({
    queryKey: ['sessions', path],
    queryFn: ({ signal }) => call<Page<SessionItem>>(path, { signal }),
  });
  const end = ({ id, since }: SessionItem) => (
    <Button
      size="small"
      aria-disabled={pending}
      aria-label={fill(words.endOne, { since: moment(since) })}
      onClick={() => give({ path: `/api/sessions/${id}`, method: 'DELETE' })}
    >
      {words.end}
    </Button>
  );
  return (
    <Answered query={sessions}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing words={words.noSessions} />
        ) : (
          <>
            <PlainTable
              {...{ caption: words.sessions, headed: true, stack: true }}
              columns={[words.since, words.lastUsed, words.until, words.factor, words.from, words.browser, words.end]}
              rows={items.map((one) => ({
                key: one.id,
                cells: [
                  `${moment(one.since)}${one.current ? words.thisOne : ''}`,
                  ...[moment(one.lastUsed), moment(one.until), words[one.factor], one.address, one.browser, end(one)],
                ],
              }))}
            />
            {error && <Failure error={error} />}
            <Button
              aria-disabled={pending}
              onClick={() => give({ path: '/api/sessions/end', body: { email } })}
              data-press="end-all"
            >
              {words.endAll}
            </Button>
          </>
        )
      }
    </Answered>
  );
}
