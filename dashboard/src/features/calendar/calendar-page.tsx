import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { useActsAs, useClock, useMe } from '../../api/me';
import type { Calendars } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Loading } from '../../components/loading';
import { PlainTable } from '../../components/plain-table';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { PublishForm } from './publish-form';
import { hasNoticeDraft } from './use-notice-draft';
import { calendarWords } from './words';
import { YearDays } from './year-days';

/** 放假安排: which years have an official notice, which ones need one, and publishing it. */
export function CalendarPage() {
  const words = useWords(calendarWords);
  const { moment } = useClock();
  const { data: me } = useMe();
  const [seen, setSeen] = useState<number | null>(null);
  const calendars = useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => call<Calendars>('/api/calendars', { signal }),
  });
  return (
    <AdminPage part="calendar" beside={<AsOf query={calendars} />}>
      <Answered query={calendars}>
        {(all) => (
          <>
            {all.missing.map((year) => (
              <p key={year.year} className="ill">
                ⚠ {fill(words.missing, year)}
              </p>
            ))}
            {me ? <Publishing account={me.id} calendars={all} /> : <Loading />}
            <PlainTable
              {...{ caption: words.years, stack: true }}
              columns={[words.year, words.source, words.version, words.daysOff, words.makeUp, words.publishedAt]}
              rows={all.items.map(({ year, source, version, daysOff, makeUpDays, publishedAt }) => ({
                key: `${year}`,
                cells: [
                  <Button
                    key="see"
                    size="small"
                    aria-label={fill(words.see, { year })}
                    aria-expanded={seen === year}
                    onClick={() => setSeen(seen === year ? null : year)}
                  >
                    {year}
                  </Button>,
                  ...[source, version, daysOff, makeUpDays, publishedAt ? moment(publishedAt) : words.builtIn],
                ],
              }))}
            />
            {seen !== null && <YearDays year={seen} />}
          </>
        )}
      </Answered>
    </AdminPage>
  );
}

type Props = { readonly account: string; readonly calendars: Calendars };

function Publishing({ account, calendars }: Props) {
  const words = useWords(calendarWords);
  const { today } = useClock();
  const mayPublish = useActsAs(['secretariat']);
  // Whoever comes back to what they had typed finds it open.
  const [publishing, setPublishing] = useState(() => hasNoticeDraft(account));
  if (!mayPublish) return <p className="soft">{words.whoMay}</p>;
  if (publishing)
    return (
      <PublishForm
        {...{ account, calendars }}
        year={String(calendars.missing[0]?.year ?? Number(today().slice(0, 4)) + 1)}
        onBack={() => setPublishing(false)}
      />
    );
  return (
    <p>
      <Button type="primary" onClick={() => setPublishing(true)} data-press="publish">
        {words.publish}
      </Button>
    </p>
  );
}
