import type { ReactNode } from 'react';
import './facts.css';

type Props = { readonly facts: readonly (readonly [string, ReactNode])[] };

/** Short facts, each under its name; those of which there is nothing are left out. */
export function Facts({ facts }: Props) {
  return (
    <dl className="fact-list">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
