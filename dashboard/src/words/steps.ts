import type { Locale } from '../../../domain/locale';
import { useLanguage } from './language';

/** The rungs of 督办层级 as offices count them, from none on (a policy has three at most). */
const names: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['–', '一级', '二级', '三级'],
  en: ['–', 'Step 1', 'Step 2', 'Step 3'],
};

/** What a rung is called everywhere, by its number; 0 is none. */
export function useStepName(): (step: number) => string {
  const { locale } = useLanguage();
  return (step) => names[locale][step] ?? `${step}`;
}
