import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../api/call';
import { useClock } from '../../api/me';
import type { Page, TokenItem } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Answered } from '../../components/answered';
import { Failure } from '../../components/failure';
import { PlainTable } from '../../components/plain-table';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { accountWords } from './words';

/** The tokens there are, the newest first, and revoking them. */
export function Tokens() {
  const words = useWords(accountWords);
  const say = useSay();
  const { moment } = useClock();
  const tokens = useQuery({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => call<Page<TokenItem>>('/api/tokens', { signal }),
  });
  const { give, pending, error } = useCommand<unknown>({ onDone: () => say(words.revoked) });
  const revoke = ({ id, name, state, current }: TokenItem) =>
    state === 'active' &&
    !current && (
      <Button
        size="small"
        aria-disabled={pending}
        aria-label={fill(words.revokeOf, { name })}
        onClick={() => give({ path: `/api/tokens/${id}`, method: 'DELETE' })}
      >
        {words.revoke}
      </Button>
    );
  const told = (at: string | null) => at && moment(at);
  return (
    <section>
      <h2>{words.tokens}</h2>
      {error && <Failure error={error} />}
      <Answered query={tokens}>
        {({ items }) => (
          <PlainTable
            {...{ caption: words.tokens, headed: true, stack: true }}
            columns={[words.tokenName, words.tokenFor, words.state, words.until, words.lastUsed, words.revoke]}
            rows={items.map((one) => ({
              key: one.id,
              cells: [
                ...[one.name, `${one.owner.name} ${one.owner.email}`, words[`token_${one.state}`]],
                ...[told(one.expiresAt), told(one.lastUsedAt), revoke(one)],
              ],
            }))}
          />
        )}
      </Answered>
    </section>
  );
}
