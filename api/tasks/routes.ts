import { bulkCommandRoutes } from './commands/bulk/routes';
import { taskCommandRoutes } from './commands/routes';
import { taskDetailRoutes } from './detail/routes';
import { taskHistoryRoutes } from './history/routes';
import { taskListRoutes } from './list/routes';

export const taskRoutes = [
  ...taskListRoutes,
  ...taskDetailRoutes,
  ...bulkCommandRoutes,
  ...taskCommandRoutes,
  ...taskHistoryRoutes,
];
