import type { Route } from './route';
import { tokenRoutes } from './tokens/routes';

/** Every route that needs an account; what is mounted and what the spec describes. */
export const routes: readonly Route[] = [...tokenRoutes];
