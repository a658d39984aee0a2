import type { Simulation } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { importWords } from './words';

const dayMs = 86_400_000;
const height = 60;
const width = 732;

/** Mails by day as a small picture of bars: its label says what it shows, and a list below has the busiest weeks. */
export function MailBars({ simulation }: { readonly simulation: Simulation }) {
  const words = useWords(importWords);
  const { from, until, mails } = simulation;
  const first = Date.parse(from.slice(0, 10));
  const days = Math.max(1, (Date.parse(until) - first) / dayMs + 1);
  const most = Math.max(1, ...mails.byDay.map((day) => day.mails));
  const label = fill(words.byDay, { from: from.slice(0, 10), until, most });
  const step = width / days;
  return (
    <figure className="bars">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="none">
        {mails.byDay.map((day) => {
          const tall = (day.mails / most) * height;
          const at = ((Date.parse(day.day) - first) / dayMs) * step;
          return (
            <rect key={day.day} x={at} y={height - tall} width={Math.max(1, step * 0.8)} height={tall}>
              <title>{`${day.day}: ${day.mails}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="soft">{label}</figcaption>
    </figure>
  );
}
