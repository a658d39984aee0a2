import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Role } from '../../../../domain/people/roles';
import { useMe } from '../../api/me';
import { Page } from '../../components/page';
import { useWords } from '../../words/language';
import '../../components/parts.css';
import { adminWords } from './words';
import './admin.css';

export type Part = 'health' | 'mail' | 'accounts' | 'officials' | 'units' | 'policy' | 'calendar' | 'connections';

/** The parts, each at an address of its own; whose they are is the API's to say, and these only have a use for them. */
const parts: readonly { readonly part: Part; readonly roles: readonly Role[] }[] = [
  { part: 'health', roles: ['administrator', 'secretariat', 'auditor'] },
  { part: 'mail', roles: ['administrator', 'secretariat', 'auditor'] },
  { part: 'accounts', roles: ['administrator'] },
  { part: 'officials', roles: ['administrator', 'secretariat', 'auditor'] },
  { part: 'units', roles: ['administrator', 'secretariat', 'auditor'] },
  { part: 'policy', roles: ['administrator', 'secretariat', 'auditor'] },
  { part: 'calendar', roles: ['administrator', 'secretariat', 'auditor'] },
  { part: 'connections', roles: ['administrator', 'auditor'] },
];

type Props = { readonly part: Part; readonly beside?: ReactNode; readonly children: ReactNode };

/** A part of administration, under the way to the others. */
export function AdminPage({ part, beside, children }: Props) {
  const words = useWords(adminWords);
  const { data: me } = useMe();
  const mine = parts.filter(({ roles }) => me?.roles.some((role) => roles.includes(role)));
  return (
    <Page title={words[part]} beside={<div className="beside no-print">{beside}</div>}>
      <nav className="parts no-print" aria-label={words.administration}>
        {mine.map(({ part: one }) => (
          <NavLink key={one} to={one === 'health' ? '/admin' : `/admin/${one}`} end>
            {words[one]}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}
