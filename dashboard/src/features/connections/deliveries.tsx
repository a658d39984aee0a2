import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../api/call';
import { useClock } from '../../api/me';
import type { Connection, Delivery, Page } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Answered } from '../../components/answered';
import { Failure } from '../../components/failure';
import { Nothing } from '../../components/nothing';
import { PlainTable } from '../../components/plain-table';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { connectionWords } from './words';

/** How often deliveries are looked at, milliseconds. */
const everyMs = 5_000;

/** What a connection was told, each with every try; and sending one again. */
export function Deliveries({ connection }: { readonly connection: Connection }) {
  const words = useWords(connectionWords);
  const say = useSay();
  const { moment } = useClock();
  const path = `/api/connections/${connection.id}/deliveries` as const;
  const deliveries = useQuery({
    queryKey: ['deliveries', path],
    queryFn: ({ signal }) => call<Page<Delivery>>(path, { signal }),
    refetchInterval: everyMs,
  });
  const { give, pending, error } = useCommand<unknown>({ onDone: () => say(words.done) });
  const again = ({ id, at, type }: Delivery) => (
    <Button
      size="small"
      aria-disabled={pending}
      aria-label={fill(words.againOf, { at: moment(at), type })}
      onClick={() => give({ path: `${path}/${id}/redeliver` })}
    >
      {words.again}
    </Button>
  );
  return (
    <section>
      <h2>{fill(words.deliveriesOf, { name: connection.name })}</h2>
      {error && <Failure error={error} />}
      <Answered query={deliveries}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing words={words.noDeliveries} />
          ) : (
            <PlainTable
              {...{ caption: words.deliveries, headed: true, stack: true }}
              columns={[words.at, words.type, words.state, words.tries, words.answer, words.acts]}
              rows={items.map((one) => {
                const last = one.attempts.at(-1);
                const answer = last && `${last.status ?? ''} ${last.answer}`;
                const stands = one.state === 'failed' ? `⚠ ${words.failed}` : words[one.state];
                return {
                  key: one.id,
                  cells: [moment(one.at), one.type, stands, one.attempts.length, answer, again(one)],
                };
              })}
            />
          )
        }
      </Answered>
    </section>
  );
}
