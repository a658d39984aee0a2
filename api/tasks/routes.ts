import { bulkCommandRoutes } from './commands/bulk/routes';
import { taskCommandRoutes } from './commands/routes';
import { taskCountRoutes } from './counts/routes';
import { taskDetailRoutes } from './detail/routes';
import { taskExportRoutes } from './export/routes';
import { taskHistoryRoutes } from './history/routes';
import { taskListRoutes } from './list/routes';
import { taskWaitingRoutes } from './waiting/routes';

export const taskRoutes = [
  ...taskListRoutes,
  ...taskCountRoutes, // before that of an item, whose address these three would fit
  ...taskWaitingRoutes,
  ...taskExportRoutes,
  ...taskDetailRoutes,
  ...bulkCommandRoutes,
  ...taskCommandRoutes,
  ...taskHistoryRoutes,
];
