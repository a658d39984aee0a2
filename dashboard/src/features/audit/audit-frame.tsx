import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Page } from '../../components/page';
import { useWords } from '../../words/language';
import { useAuditRights } from './use-rights';
import { auditWords } from './words';
import './audit.css';

type Props = { readonly title: string; readonly beside?: ReactNode; readonly children: ReactNode };

/** A page of the audit, with the way to the others; only what the reader may use is named. */
export function AuditFrame({ title, beside, children }: Props) {
  const words = useWords(auditWords);
  const { pathname, search } = useLocation();
  const { audit, bundle } = useAuditRights();
  const onRequests = new URLSearchParams(search).get('kind') === 'access';
  const all = [
    { to: '/audit', label: words.search, shown: audit, current: pathname === '/audit' && !onRequests },
    { to: '/audit?kind=access', label: words.requests, shown: audit, current: pathname === '/audit' && onRequests },
    ...(['verify', 'replays', 'checkpoints'] as const).map((name) => at(name, true)),
    at('drifts', audit),
    at('bundles', bundle),
    at('engine', true),
  ];
  return (
    <Page title={title} beside={beside}>
      <nav className="parts no-print" aria-label={words.parts}>
        {all
          .filter(({ shown }) => shown)
          .map(({ to, label, current }) => (
            <Link key={to} to={to} aria-current={current ? 'page' : undefined}>
              {label}
            </Link>
          ))}
      </nav>
      {children}
    </Page>
  );

  function at(name: 'verify' | 'replays' | 'checkpoints' | 'drifts' | 'bundles' | 'engine', shown: boolean) {
    const to = `/audit/${name}`;
    return { to, label: words[name], shown, current: pathname === to };
  }
}
