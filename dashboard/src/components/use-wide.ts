import { useSyncExternalStore } from 'react';
import { wideFrom } from '../app/theme';

/** Paper is wide, whatever a browser takes for its width while it prints. */
const media = matchMedia(`print, (min-width: ${wideFrom}px)`);

/** Whether the window is wide enough for tables and a menu at the side. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => media.matches,
  );
}
