import { useMe } from '../../api/me';

/** What somebody may do of the audit, by the roles that they act in today. */
export function useAuditRights() {
  const { data } = useMe();
  const is = (...wanted: string[]) => data?.roles.some((one) => wanted.includes(one)) ?? false;
  return {
    known: data !== undefined,
    /** Search, timelines, differences; making checkpoints and replays. */
    audit: is('auditor', 'administrator'),
    bundle: is('auditor', 'secretariat', 'administrator'),
  };
}
