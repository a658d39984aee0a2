import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Answered } from '../../../components/answered';
import { useWords } from '../../../words/language';
import { bulletinWords } from '../words/bulletin';
import { layOut, widen } from './paper';
import { useBulletinPage } from './use-bulletin-page';

/** Of the page that the frame is in: what is written into it goes by the same policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

type Props = { readonly id: string; readonly version: number | undefined };

/**
 * The bulletin in a frame of its own, in which nothing runs: its style stays there, it is as long as it is, and its print
 * is the A4 page that goes out. So is the print of the page around it.
 */
export function BulletinFrame({ id, version }: Props) {
  const words = useWords(bulletinWords);
  const frame = useRef<HTMLIFrameElement>(null);
  const query = useBulletinPage(id, version);
  const fit = () => {
    const { current } = frame;
    const inside = current?.contentDocument;
    if (!current || !inside) return;
    widen(inside);
    current.style.height = `${inside.documentElement.scrollHeight + 8}px`;
  };
  useEffect(() => {
    let takeOff: (() => void) | null = null;
    const before = () => {
      const inside = frame.current?.contentDocument;
      if (inside) takeOff ??= layOut(inside);
    };
    const after = () => {
      takeOff?.();
      takeOff = null;
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      after();
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return (
    <Answered query={query}>
      {(page) => (
        <>
          <p className="no-print">
            <Button onClick={() => frame.current?.contentWindow?.print()}>{words.print}</Button>
          </p>
          <iframe
            ref={frame}
            title={words.preview}
            className="bulletin-frame"
            sandbox="allow-same-origin allow-modals"
            srcDoc={allowed(page)}
            onLoad={fit}
          />
        </>
      )}
    </Answered>
  );
}

/** A page's own style is let in by the nonce; the widths of its columns wait for a script. */
function allowed(page: string): string {
  return page.replace('<style>', `<style nonce="${nonce}">`).replaceAll('<col style=', '<col data-style=');
}
