import { useRouteError } from 'react-router';
import { Failure } from './failure';

/** What stands in the place of a page whose code did not come, or broke. */
export function RouteFailure() {
  const thrown = useRouteError();
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return <Failure error={error} onAgain={() => location.reload()} />;
}
