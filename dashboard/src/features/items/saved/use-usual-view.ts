import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useSavedViews } from './use-saved-views';
import { addressOf } from './view-query';

/**
 * Whoever comes to the bare address is shown the view that they begin with. Whether it is settled what is shown: until
 * then nothing is read in vain. What is cleared later on is all items, at an address that says so.
 */
export function useUsualView(): boolean {
  const { pathname } = useLocation();
  const [search, setSearch] = useSearchParams();
  const { data, isError } = useSavedViews();
  const isBare = pathname === '/items' && search.toString() === '';
  const settled = useRef(!isBare);
  const usual = data?.items.find((view) => view.usual);
  useEffect(() => {
    if (isBare && usual) setSearch(settled.current ? 'view=list' : addressOf(usual.query), { replace: true });
    if (data) settled.current = true;
  }, [isBare, usual, data, setSearch]);
  return !isBare || settled.current || isError || (data !== undefined && !usual);
}
