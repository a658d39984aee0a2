import type { Locale } from '../../../domain/locale';
import type { Role } from '../../../domain/people/roles';
import { useMe } from '../api/me';
import { pages } from './pages';

/** An entry of the menu. */
export type MenuEntry = {
  readonly to: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly sign: string;
  readonly key: string;
};

/** What stands in the reader's menu; before it is known who they are, what stands in everybody's. */
export function useMenu(): readonly MenuEntry[] {
  const { data } = useMe();
  const isFor = ({ roles }: { readonly roles?: readonly Role[] }) =>
    roles === undefined || (data?.roles.some((role) => roles.includes(role)) ?? false);
  return pages.filter(isFor).map(({ path, ...page }) => ({ ...page, to: path }));
}
