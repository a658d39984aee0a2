import type { ReactNode } from 'react';
import { useId } from 'react';

type Props = {
  readonly title: ReactNode;
  readonly className?: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
};

/** A part of the overview under its heading. */
export function Part({ title, className = '', beside, children }: Props) {
  const id = useId();
  return (
    <section className={`part ${className}`} aria-labelledby={id}>
      <div className="part-head">
        <h2 id={id}>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}
