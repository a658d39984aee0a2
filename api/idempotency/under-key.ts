import type { Answer, Checked, Route } from '../route';
import { answerKept } from './answer-once';
import { claimKey, isClaimed } from './data';
import type { Kept } from './once';

/**
 * Has a route answer, so that its Idempotency-Key is heeded: PATCH, PUT and DELETE have their answer kept here, since doing them again
 * changes nothing more; POSTs keep theirs together with their effect (`once`), but for the few that say otherwise. What
 * changes nothing is done anew, and refuses another body under the same key like all the others.
 */
export async function answerUnderKey(route: Route, request: Checked): Promise<Answer<unknown>> {
  const { deps, idempotency } = request;
  if (idempotency === null) return route.handle(request);
  if (route.changesNothing) {
    await claimKey(deps.database, idempotency);
    return route.handle(request);
  }
  if (route.method !== 'post' || route.answerKept) return answered(route, request);
  const answer = await route.handle(request);
  // A POST that forgot would do its work twice: tests must see that, whichever of them calls it.
  if (deps.checkAnswers && !(await isClaimed(deps.database, idempotency)))
    throw new Error(`${idempotency.route} does not heed its Idempotency-Key`);
  return answer;
}

async function answered(route: Route, request: Checked): Promise<Answer<unknown>> {
  const answer = await answerKept(request, async () => {
    const { body, status = route.answers.status, headers } = await route.handle(request);
    return { status, body: body as Kept, ...(headers && { headers }) };
  });
  const { version } = typeof answer.body === 'object' && 'version' in answer.body ? answer.body : {};
  const tag = route.conditional && typeof version === 'number' ? { ETag: `"${version}"` } : undefined;
  return answer.headers || !tag ? answer : { ...answer, headers: tag };
}
