import { duration } from '../../../domain/clocks/duration';
import type { Locale } from '../../../domain/locale';

type Unit = readonly [zh: string, en: string];

/** A policy's duration in plain words: `P3D` → 3 天 / 3 days, `PT90M` → 1 小时 30 分钟. `days` says which days are meant. */
export function durationWords(text: string, locale: Locale, days: Unit = ['天', 'day']): string {
  const span = duration(text);
  const seconds = span.elapsed / 1_000;
  const amounts: [number, Unit][] = span.calendar
    ? [
        [span.months, ['个月', 'month']],
        [span.days, days],
      ]
    : [
        [Math.floor(seconds / 3_600), ['小时', 'hour']],
        [Math.floor(seconds / 60) % 60, ['分钟', 'minute']],
        [seconds % 60, ['秒', 'second']],
      ];
  return amounts
    .filter(([amount]) => amount > 0)
    .map(([amount, [zh, en]]) => (locale === 'zh-CN' ? `${amount} ${zh}` : `${amount} ${en}${amount === 1 ? '' : 's'}`))
    .join(' ');
}
