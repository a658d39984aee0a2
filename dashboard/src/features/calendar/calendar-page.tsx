import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { useActsAs, useClock } from '../../api/me';
import type { Calendars } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { PlainTable } from '../../components/plain-table';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { PublishForm } from './publish-form';
import { calendarWords } from './words';
import { YearDays } from './year-days';

/** 放假安排: which years have an official notice, which ones need one, and publishing it. */
export function CalendarPage() {
  const words = useWords(calendarWords);
  const { moment, today } = useClock();
  const mayPublish = useActsAs(['secretariat']);
  const [seen, setSeen] = useState<number | null>(null);
  const [publishing, setPublishing] = useState(false);
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
            {publishing ? (
              <PublishForm
                calendars={all}
                year={String(all.missing[0]?.year ?? Number(today().slice(0, 4)) + 1)}
                onBack={() => setPublishing(false)}
              />
            ) : mayPublish ? (
              <p>
                <Button type="primary" onClick={() => setPublishing(true)} data-press="publish">
                  {words.publish}
                </Button>
              </p>
            ) : (
              <p className="soft">{words.whoMay}</p>
            )}
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
