import type { Request } from '../../route';
import type { batchParams } from '../schema';

export type IssueRequest = Request<typeof batchParams, undefined, undefined, undefined>;
