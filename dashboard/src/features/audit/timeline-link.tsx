import { Link } from 'react-router';
import { useWords } from '../../words/language';
import { useAuditRights } from './use-rights';
import { auditWords } from './words';

/** The way to everything that is on record of an item, for those who check it. */
export function TimelineLink({ id }: { readonly id: string }) {
  const words = useWords(auditWords);
  const { audit } = useAuditRights();
  if (!audit) return null;
  return (
    <p>
      <Link to={`/audit/items/${id}`}>{words.toTimeline}</Link>
    </p>
  );
}
