import type { ReactNode } from 'react';
import { createContext, use, useEffect, useState } from 'react';

type Say = (words: string) => void;

const SaidContext = createContext<Say>(() => undefined);
const shownMs = 6_000;

/** A place at the foot of the window for what was done; screen readers hear it. */
export function SaidProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly words: string } | null>(null);
  useEffect(() => {
    const timer = said && setTimeout(() => setSaid(null), shownMs);
    return () => {
      if (timer) clearTimeout(timer);
    };
  }, [said]);
  return (
    <SaidContext value={(words) => setSaid({ words })}>
      {children}
      <div role="status" className="said">
        {said && <p>✓ {said.words}</p>}
      </div>
    </SaidContext>
  );
}

/** Says what was done. */
export function useSay(): Say {
  return use(SaidContext);
}
