import { useLocation, useNavigate } from 'react-router';

/** The page that an item was opened over, by its address, and the way back to it. */
export function usePlace() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const base = `/${pathname.split('/')[1] ?? ''}`;
  return { base, back: () => void navigate({ pathname: base, search }) };
}
