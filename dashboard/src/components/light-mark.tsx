import type { Light } from '../../../domain/item/item';
import { lightWords } from '../../../domain/item/words';
import { useLanguage } from '../words/language';

/** Each light has a shape of its own, so that it never rests on colour alone. */
export const lightSigns: Readonly<Record<Light, string>> = { green: '●', yellow: '▲', red: '■', grey: '○', blue: '✓' };

/** A light as sign, word and colour. */
export function LightMark({ light }: { readonly light: Light }) {
  const { locale } = useLanguage();
  return (
    <span className={`light light-${light}`}>
      <span aria-hidden="true">{lightSigns[light]}</span> {lightWords[light][locale]}
    </span>
  );
}
