import { useRef } from 'react';
import { NavLink } from 'react-router';
import { useLanguage, useWords } from '../words/language';
import { shellWords } from '../words/shell';
import { useClosing } from './use-closing';
import type { MenuEntry } from './use-menu';
import { useMenu } from './use-menu';

/** How many entries stand on a phone's bar; the others are behind “more”. */
const onBar = 4;

/** The menu by role: beside the page on a desktop, a bar at the foot of a phone. */
export function Menu() {
  const words = useWords(shellWords);
  const entries = useMenu();
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(details);
  const close = () => {
    if (details.current) details.current.open = false;
  };
  return (
    <nav className="menu" aria-label={words.menu}>
      <ul>
        {entries.map((entry, at) => (
          <li key={entry.to} className={at >= onBar ? 'beyond' : undefined}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {entries.length > onBar && (
        <details className="rest" ref={details}>
          <summary>{words.more}</summary>
          <ul className="sheet">
            {entries.slice(onBar).map((entry) => (
              <li key={entry.to}>
                <Entry entry={entry} onGo={close} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  );
}

function Entry({ entry, onGo }: { readonly entry: MenuEntry; readonly onGo?: () => void }) {
  const { locale } = useLanguage();
  return (
    <NavLink to={entry.to} onClick={onGo}>
      <span className="sign" aria-hidden="true">
        {entry.sign}
      </span>
      {entry.label[locale]}
    </NavLink>
  );
}
