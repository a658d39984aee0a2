import type { RefusalCode } from '../../../domain/item/refusal';
import type { Locale } from '../../../domain/locale';
import type { Capacity } from '../../../domain/people/roles';
import { capacityWords } from '../../tasks/words';
import { refusalName } from './refusal-names';

/** A number or a month in front, a phrase in Chinese, and the same in English after it. */
const twice = /^([\d-]+ )?(.*?\p{Script=Han}\S*) ([a-z][\x20-\x7e]*)$/u;
const named = /^(.*) \(([a-z_]+)\)$/;
const refused = /^未受理 refused: ([a-z_]+)$/;

/**
 * What a workflow says beside its timers and activities, in the reader's language: in Temporal's own page it stands in Chinese and
 * English (workflows/key-task/story.ts), phrase by phrase; on a timeline nobody needs both. What has another form stays as it is.
 */
export function inOneLanguage(summary: string, locale: Locale): string {
  return summary
    .split(' · ')
    .map((part) =>
      part
        .split(' + ')
        .map((phrase) => phraseIn(phrase, locale))
        .join(' + '),
    )
    .join(' · ');
}

function phraseIn(phrase: string, locale: Locale): string {
  const [, code] = refused.exec(phrase) ?? [];
  if (code) return refusalName(code as RefusalCode, locale);
  const [, name, capacity = ''] = named.exec(phrase) ?? [];
  if (name) {
    const words = capacityWords[capacity as Capacity]?.[locale];
    if (!words) return phrase;
    return locale === 'zh-CN' ? `${name}（${words}）` : `${name} (${words})`;
  }
  const [, lead = '', chinese, english] = twice.exec(phrase) ?? [];
  if (chinese === undefined || english === undefined) return phrase;
  return `${lead}${locale === 'zh-CN' ? chinese : english}`;
}
