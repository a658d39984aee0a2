import type { ReactNode } from 'react';

type Props = { readonly className: string; readonly label: string; readonly children: ReactNode };

/** What is larger than its place and scrolls by itself: with a finger, a wheel and the arrow keys alike. */
export function Scrolled({ className, label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: no key scrolls what cannot hold the focus
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
