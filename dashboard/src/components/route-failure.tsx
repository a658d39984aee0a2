import { useRouteError } from 'react-router';
import { Failure } from './failure';
import { Offline } from './offline';
import { useOnline } from './offline-bar';

/** What stands in the place of a page whose code did not come, or broke. */
export function RouteFailure() {
  const online = useOnline();
  const thrown = useRouteError();
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (!online) return <Offline />;
  return <Failure error={error} onAgain={() => location.reload()} />;
}
