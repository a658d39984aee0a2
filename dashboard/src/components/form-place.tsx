import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

type Props = { readonly className?: string; readonly children: ReactNode };

/** Where a form opens in the place of a button: the focus goes into its first field, and not to the top of the page. */
export function FormPlace({ className = 'panel-form', children }: Props) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  return (
    <section ref={place} className={className}>
      {children}
    </section>
  );
}
