import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Failure } from '../../components/failure';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { importWords } from './words';

type Props = {
  /** What is pressed first, and what is pressed once one is sure. */
  readonly first: string;
  readonly sure: string;
  readonly question: ReactNode;
  readonly name: string;
  readonly primary?: boolean;
  readonly command: { readonly pending: boolean; readonly error: Error | null };
  readonly onSure: () => void;
};

/** A button that asks once more before it does what cannot be undone. */
export function Ask({ first, sure, question, name, primary = false, command, onSure }: Props) {
  const words = useWords(importWords);
  const states = useWords(stateWords);
  const [asking, setAsking] = useState(false);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asking) panel.current?.querySelector('button')?.focus();
  }, [asking]);
  if (!asking)
    return (
      <Button type={primary ? 'primary' : 'default'} onClick={() => setAsking(true)} data-ask={name}>
        {first}
      </Button>
    );
  return (
    <section ref={panel} className="ask" aria-label={first}>
      <p>{question}</p>
      {command.error && <Failure error={command.error} />}
      <p role="status">{command.pending && states.working}</p>
      <Button type="primary" danger aria-disabled={command.pending} onClick={onSure} data-press={name}>
        {sure}
      </Button>{' '}
      <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
    </section>
  );
}
