import type { Duration } from '../../../domain/clocks/duration';
import { duration } from '../../../domain/clocks/duration';
import type { Locale } from '../../../domain/locale';

type Unit = 'month' | 'day' | 'hour' | 'minute' | 'second';

const units: Record<Locale, Record<Unit, string>> = {
  'zh-CN': { month: '个月', day: '天', hour: '小时', minute: '分钟', second: '秒' },
  en: { month: 'month', day: 'day', hour: 'hour', minute: 'minute', second: 'second' },
};

/** `7 天`, `1 day`, `2 minutes`. */
export function count(n: number, unit: Unit, locale: Locale): string {
  const word = units[locale][unit];
  return `${n} ${locale === 'en' && n !== 1 ? `${word}s` : word}`;
}

/** An ISO 8601 duration in words, its days as days: `P1M2D` → `1 个月 2 天`, `PT2S` → `2 seconds`. */
export function spanText(iso: string, locale: Locale): string {
  const parts = partsOf(duration(iso)).filter(([n]) => n > 0);
  return parts.map(([n, unit]) => count(n, unit, locale)).join(' ');
}

function partsOf({ months, days, elapsed }: Duration): [number, Unit][] {
  return [
    [months, 'month'],
    [days, 'day'],
    [Math.floor(elapsed / 3_600_000), 'hour'],
    [Math.floor(elapsed / 60_000) % 60, 'minute'],
    [(elapsed / 1000) % 60, 'second'],
  ];
}
