import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { guideFor } from '../../../domain/people/guides';
import { call } from '../api/call';
import { useMe } from '../api/me';
import { forgetSession } from '../api/session';
import { useLanguage, useWords } from '../words/language';
import { roleWords } from '../words/roles';
import { shellWords } from '../words/shell';
import { useClosing } from './use-closing';

/** Who is signed in, as what, and the way out. */
export function Account() {
  const words = useWords(shellWords);
  const roles = useWords(roleWords);
  const { locale } = useLanguage();
  const client = useQueryClient();
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(details);
  const { data: me } = useMe();
  if (!me) return null;
  const signOut = async () => {
    // Whatever the server says, this browser shows nothing more.
    await call('/api/session', { method: 'DELETE' }).catch(() => undefined);
    client.clear();
    forgetSession();
    location.assign('/sign-in');
  };
  return (
    <details className="account" ref={details}>
      <summary aria-label={`${words.account}: ${me.name}`}>{me.name}</summary>
      <div className="sheet">
        <p>
          <strong>{me.name}</strong>
          <br />
          {me.unit.name}
          <br />
          {me.roles.map((role) => roles[role]).join(' · ')}
        </p>
        <a href={`/guides/${guideFor(me.roles)}${locale === 'en' ? '.en' : ''}`}>{words.guide}</a>
        <a href="/preferences">{words.preferences}</a>
        <a href="/security">{words.security}</a>
        <button type="button" className="plain" onClick={() => void signOut()}>
          {words.signOut}
        </button>
      </div>
    </details>
  );
}
