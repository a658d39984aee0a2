import type { Locale } from '../../../domain/locale';
import type { Role } from '../../../domain/people/roles';
import { useMe } from '../api/me';
import { pages, plainPages } from './pages';

/** An entry of the menu; `plain`: a page outside of the dashboard. */
export type MenuEntry = {
  readonly to: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly sign: string;
  readonly key: string;
  readonly plain: boolean;
};

/** What stands in the reader's menu; before it is known who they are, what stands in everybody's. */
export function useMenu(): readonly MenuEntry[] {
  const { data } = useMe();
  const isFor = ({ roles }: { readonly roles?: readonly Role[] }) =>
    roles === undefined || (data?.roles.some((role) => roles.includes(role)) ?? false);
  return [
    ...pages.filter(isFor).map(({ path, ...page }) => ({ ...page, to: path, plain: false })),
    ...plainPages.filter(isFor).map(({ href, ...page }) => ({ ...page, to: href, plain: true })),
  ];
}
