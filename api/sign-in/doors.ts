import { appDoors } from './app/doors';
import { codeDoors } from './code/doors';
import type { Door } from './http/door';
import { invitationDoors } from './invitations/doors';
import { oidcDoors } from './oidc/doors';
import { passkeyDoors } from './passkeys/doors';
import { passwordDoors } from './password/doors';
import { ownSessionDoors } from './sessions/doors';

/** Every way in and out; what is mounted and what the spec describes. */
export const doors: readonly Door[] = [
  ...codeDoors,
  ...passwordDoors,
  ...appDoors,
  ...passkeyDoors,
  ...oidcDoors,
  ...invitationDoors,
  ...ownSessionDoors,
];
