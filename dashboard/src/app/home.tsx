import { Navigate } from 'react-router';
import { useMe } from '../api/me';
import { Answered } from '../components/answered';
import { useMenu } from './use-menu';

/** `/`: on to the first page of the reader's menu, which is where their day begins. */
export function Home() {
  const me = useMe();
  const [first] = useMenu().filter(({ plain }) => !plain);
  return <Answered query={me}>{() => first && <Navigate to={first.to} replace />}</Answered>;
}
