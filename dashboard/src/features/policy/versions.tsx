import type { UseQueryResult } from '@tanstack/react-query';
import { useClock } from '../../api/me';
import type { Page, PolicyVersion } from '../../api/types';
import { Answered } from '../../components/answered';
import { Nothing } from '../../components/nothing';
import { PlainTable } from '../../components/plain-table';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { policyWords } from './words';

type Props = {
  readonly query: UseQueryResult<Page<PolicyVersion>>;
  readonly none: string;
  /** Whether a version holds only what was set; a batch's holds the whole that it was put under. */
  readonly keyed?: boolean;
};

/** Every version of a policy, the newest first: since when, what of it was set, and why. */
export function Versions({ query, none, keyed = true }: Props) {
  const words = useWords(policyWords);
  const { comma } = useWords(stateWords);
  const { moment } = useClock();
  return (
    <>
      <h2 className="later">{words.versions}</h2>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing words={none} />
          ) : (
            <PlainTable
              {...{ caption: words.versions, headed: true, stack: true }}
              columns={[words.version, words.setAt, ...(keyed ? [words.keys] : []), words.noteShort]}
              rows={items.map(({ version, setAt, policy: own, note }) => ({
                key: `${version}`,
                cells: [version, setAt && moment(setAt), ...(keyed ? [namesOf(own, words, comma)] : []), note],
              }))}
            />
          )
        }
      </Answered>
    </>
  );
}

function namesOf(own: object, words: Readonly<Record<string, string>>, comma: string): string {
  return (
    Object.keys(own)
      .map((key) => words[key] ?? key)
      .join(comma) ||
    (words.none ?? '')
  );
}
