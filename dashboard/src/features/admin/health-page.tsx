import { Link } from 'react-router';
import { useClock } from '../../api/me';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { PlainTable } from '../../components/plain-table';
import { useWords } from '../../words/language';
import { useLetters } from '../mail-log/use-letters';
import { AdminPage } from './admin-page';
import type { Health } from './use-health';
import { healthParts, useHealth, useSchedules } from './use-health';
import { adminWords } from './words';

/** What each part is called here; `mail` is a page of administration besides. */
const partNames = {
  database: 'database',
  temporal: 'temporal',
  worker: 'worker',
  mail: 'mailServer',
  keys: 'keys',
} as const;

/** 运行状态: whether work can be done, what it means where some part is away, and what the clock starts next. */
export function HealthPage() {
  const words = useWords(adminWords);
  const { moment } = useClock();
  const health = useHealth();
  const schedules = useSchedules();
  const dead = useLetters({ state: 'dead', limit: 1 });
  const told = (at: string | null) => (at === null ? words.never : moment(at));
  return (
    <AdminPage part="health" beside={<AsOf query={health} />}>
      <Answered query={health}>{(parts) => <Parts parts={parts} />}</Answered>
      {(dead.data?.items.length ?? 0) > 0 && (
        <p className="ill">
          ⚠ {words.deadNow} <Link to="/admin/mail?state=dead">{words.toDead}</Link>
        </p>
      )}
      <h2>{words.schedules}</h2>
      <Answered query={schedules}>
        {({ items }) => (
          <PlainTable
            {...{ caption: words.schedules, headed: true, stack: true }}
            columns={[words.what, words.last, words.next]}
            rows={items.map(({ id, what, last, next, paused }) => ({
              key: id,
              cells: [what, told(last), paused ? `⚠ ${words.paused}` : told(next)],
            }))}
          />
        )}
      </Answered>
    </AdminPage>
  );
}

function Parts({ parts }: { readonly parts: Health }) {
  const words = useWords(adminWords);
  const well = healthParts.every((part) => parts[part]);
  return (
    <>
      <p role="status" className={well ? 'well' : 'ill'} data-well={well}>
        {well ? `✓ ${words.allWell}` : `⚠ ${words.notReady}`}
      </p>
      <PlainTable
        {...{ caption: words.health, headed: true, stack: true }}
        columns={[words.part, words.standing, ...(well ? [] : [words.meaning])]}
        rows={healthParts.map((part) => ({
          key: part,
          cells: [
            words[partNames[part]],
            <span key="state" className={parts[part] ? 'well' : 'ill'}>
              {parts[part] ? `✓ ${words.answers}` : `⚠ ${words.away}`}
            </span>,
            ...(well ? [] : [parts[part] ? null : words[`${partNames[part]}Away`]]),
          ],
        }))}
      />
    </>
  );
}
