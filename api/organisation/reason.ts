import { reorganisationReasons } from '../../domain/organisation';
import type { Dependencies } from '../deps';
import { fill } from '../problem';

/** Why items are amended, in the organisation's own language: it stands on them for everybody to read. */
export function reasonFor(
  { settings }: Pick<Dependencies, 'settings'>,
  kind: keyof typeof reorganisationReasons,
  params: Readonly<Record<'from' | 'to', string>> & { readonly reason?: string },
): string {
  return fill(reorganisationReasons[kind], settings.DUBAN_LOCALE, params);
}
