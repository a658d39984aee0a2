import { useQuery } from '@tanstack/react-query';
import { problemOf, Refused, unreachable } from '../../../api/problem';
import { credentials } from '../../../api/session';
import { useLanguage } from '../../../words/language';

/** A bulletin as the API sets it, whole; read anew when its text has been written (`version`). */
export function useBulletinPage(id: string, version: number | undefined) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['period', id, 'bulletin.html', version, locale],
    refetchInterval: false,
    queryFn: async ({ signal }) => {
      const headers = { ...credentials(), 'accept-language': locale };
      const answer = await fetch(`/api/periods/${id}/bulletin.html`, { headers, signal }).catch((error: unknown) => {
        if (signal.aborted) throw error;
        throw new Refused(0, unreachable);
      });
      if (answer.ok) return await answer.text();
      const said: unknown = await answer.json().catch(() => null);
      throw new Refused(answer.status, problemOf(said));
    },
  });
}
