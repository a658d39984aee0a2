import { useEffect, useState } from 'react';
import { Progress } from '../../../components/progress';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { monthWords } from '../words/month';

/**
 * A close under way. It goes on without the page, and is written whole or not at all, so that how long it has been is all
 * there is to tell; the page looks again each second (use-periods.ts).
 */
export function Closing() {
  const words = useWords(monthWords);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="closing">
      <Progress label={fill(words.closing, { seconds })} />
    </p>
  );
}
