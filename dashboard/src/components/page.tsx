import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

type Props = { readonly title: string; readonly beside?: ReactNode; readonly children: ReactNode };

/** A page under its heading: names the document, and takes the focus where the reader came by a link of the dashboard. */
export function Page({ title, beside, children }: Props) {
  const { product } = useWords(shellWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const came = useNavigationType();
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  const first = useRef(came);
  useEffect(() => {
    if (first.current !== 'POP') heading.current?.focus();
  }, []);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </>
  );
}
