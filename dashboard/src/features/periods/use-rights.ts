import { useMe } from '../../api/me';
import type { Rights } from './rights';
import { rightsOf } from './rights';

/** The rights of the reader; none before it is known who they are. */
export function useRights(): Rights {
  return rightsOf(useMe().data);
}
