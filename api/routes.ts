import { checkpointRoutes } from './audit/checkpoints/routes';
import { driftRoutes } from './audit/drifts/routes';
import { eventRoutes } from './audit/events/routes';
import { bundleRoutes } from './audit/export/routes';
import { rawRoutes } from './audit/raw/routes';
import { replayRoutes } from './audit/replays/routes';
import { runRoutes } from './audit/runs/routes';
import { signInRoutes } from './audit/sign-ins/routes';
import { timelineRoutes } from './audit/timeline/routes';
import { verifyRoutes } from './audit/verify/routes';
import { batchRoutes } from './batches/routes';
import { calendarRoutes } from './calendars/routes';
import { changeRoutes } from './changes/routes';
import { codecRoutes } from './codec/routes';
import { connectionRoutes } from './connections/routes';
import { directoryRoutes } from './directory/routes';
import { evidenceRoutes } from './evidence/routes';
import { mailRoutes } from './mail/routes';
import { meRoutes } from './me/routes';
import { organisationRoutes } from './organisation/routes';
import { overviewRoutes } from './overview/routes';
import { bulletinRoutes } from './periods/bulletin/routes';
import { quarterRoutes } from './periods/quarter/routes';
import { periodRoutes } from './periods/routes';
import { policyRoutes } from './policies/routes';
import type { Route } from './route';
import { scheduleRoutes } from './schedules/routes';
import { invitationRoutes } from './sign-in/invitations/routes';
import { sessionRoutes } from './sign-in/sessions/routes';
import { taskRoutes } from './tasks/routes';
import { tokenRoutes } from './tokens/routes';
import { viewRoutes } from './views/routes';

/** Every route that needs an account; what is mounted and what the spec describes. */
export const routes: readonly Route[] = [
  ...tokenRoutes,
  ...sessionRoutes,
  ...invitationRoutes,
  ...meRoutes,
  ...viewRoutes,
  ...connectionRoutes,
  ...directoryRoutes,
  ...organisationRoutes,
  ...overviewRoutes,
  ...taskRoutes,
  ...evidenceRoutes,
  ...batchRoutes,
  ...mailRoutes,
  ...calendarRoutes,
  ...policyRoutes,
  ...changeRoutes,
  ...codecRoutes,
  ...quarterRoutes,
  ...periodRoutes,
  ...scheduleRoutes,
  ...bulletinRoutes,
  ...timelineRoutes,
  ...eventRoutes,
  ...rawRoutes,
  ...runRoutes,
  ...driftRoutes,
  ...bundleRoutes,
  ...checkpointRoutes,
  ...verifyRoutes,
  ...replayRoutes,
  ...signInRoutes,
];
