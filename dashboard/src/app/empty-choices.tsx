import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';

/** What units and people to choose from are asked for by. */
const directory = new Set<unknown>(['units', 'officials']);

/** Where a field has nothing to choose from: that it is still read, was not read, or that there is none. */
export function EmptyChoices() {
  const words = useWords(stateWords);
  const client = useQueryClient();
  const isOf = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => directory.has(queryKey[0]);
  const reading = useIsFetching({ predicate: isOf }) > 0;
  const failed = client
    .getQueryCache()
    .findAll({ predicate: isOf, type: 'active' })
    .some(({ state }) => state.error);
  return (
    <span className="soft">{reading ? words.loading : failed ? `⚠ ${words.choicesFailed}` : words.noChoices}</span>
  );
}
