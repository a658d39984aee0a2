import { Button } from 'antd';
import type { Policy } from '../../../../domain/policy';
import type { BatchPolicy } from '../../api/types';
import { PlainTable } from '../../components/plain-table';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { usePolicyLines } from './policy-lines';
import { policyWords } from './words';

type Props = { readonly stands: BatchPolicy; readonly onWithdraw: ((key: string) => void) | undefined };

/** Each rule that applies to a batch, and from where it comes; what is the batch's own can be withdrawn. */
export function Sources({ stands, onWithdraw }: Props) {
  const words = useWords(policyWords);
  const lines = usePolicyLines(stands.policy as Policy);
  const inherited = inheritedFrom(stands, words);
  return (
    <PlainTable
      {...{ caption: words.batchPolicy, headed: true, stack: true }}
      columns={[words.rule, words.value, words.source]}
      rows={lines.map(({ key, label, value }) => {
        const isOwn = key in stands.own;
        const source = isOwn ? (
          <span key="source" data-own={key}>
            <strong>{words.ownKey}</strong>{' '}
            {onWithdraw && (
              <Button
                size="small"
                className="no-print"
                aria-label={fill(words.withdrawKey, { rule: label })}
                onClick={() => onWithdraw(key)}
              >
                {words.withdraw}
              </Button>
            )}
          </span>
        ) : (
          inherited
        );
        return { key, cells: [label, value, source] };
      })}
    />
  );
}

/** From where the keys come that are not the batch's own: a draft follows the organisation, others keep what they run under. */
function inheritedFrom(
  { state, organisation }: BatchPolicy,
  words: Readonly<Record<'fromOrganisation' | 'fromDefaults' | 'fromIssue', string>>,
): string {
  if (organisation === null) return state === 'draft' ? words.fromDefaults : words.fromIssue;
  return organisation === 0 ? words.fromDefaults : fill(words.fromOrganisation, { version: organisation });
}
