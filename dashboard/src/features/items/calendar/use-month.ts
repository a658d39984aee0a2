import { useSearchParams } from 'react-router';
import type { Month } from '../../../../../domain/clocks/reporting';
import { useClock } from '../../../api/me';
import { monthForm } from './month';

/** Which month stands in the address; the running one where it names none. */
export function useMonth(): Month {
  const [search] = useSearchParams();
  const { today } = useClock();
  const named = search.get('month') ?? '';
  return monthForm.test(named) ? named : today().slice(0, 7);
}
