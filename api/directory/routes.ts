import { directoryImportRoutes } from './import/routes';
import { officialRoutes } from './officials/routes';
import { unitRoutes } from './units/routes';

export const directoryRoutes = [...directoryImportRoutes, ...unitRoutes, ...officialRoutes];
