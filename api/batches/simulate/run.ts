import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { dayOf, endOf } from '../../../domain/clocks/zone';
import { createIssuing } from '../../../domain/item/issuing';
import { simulate } from '../../../domain/simulation/simulate';
import { problem } from '../../problem';
import type { Answer, Request } from '../../route';
import { findBatch } from '../data';
import type { batchParams } from '../schema';
import { batchProblem } from '../wording';
import { namesOf, rulesFor, soundRows } from './data';
import { presentMails } from './present';
import type { simulateAnswer, simulateRequest } from './schema';

type SimulateRequest = Request<typeof batchParams, undefined, typeof simulateRequest, undefined>;

/**
 * Runs a batch through its year on the rules, and changes nothing: a draft as if it were issued now, an issued batch
 * from its issue on.
 */
export async function runSimulation(request: SimulateRequest): Promise<Answer<z.input<typeof simulateAnswer>>> {
  const { deps, params, body, now } = request;
  const batch = await findBatch(deps.database, params.id);
  if (!batch) throw problem('not_found');
  const zone = deps.settings.DUBAN_TIMEZONE;
  const { rules: inForce, directory } = await rulesFor(deps.database, batch.policy);
  const rules = { ...inForce, zone };
  const from = batch.issuedAt?.getTime() ?? now;
  const until = body.until ?? `${batch.year}-12-31`;
  const firstDay = dayOf(from, zone);
  if (until < firstDay) throw batchProblem('until_before_start', { params: { from: firstDay, until } });

  const { rows, skipped } = await soundRows(deps.database, batch.id);
  const { units, people } = await namesOf(deps.database);
  const issue = createIssuing(from, rules);
  const person = (id: string) => ({ id, name: people.get(id)?.name ?? '' });
  const items = rows.map(({ read, owner, leader }, index) =>
    issue({
      ...{ id: `${index + 1}`, batch: batch.id, number: index + 1, task: read.task, deadline: read.deadline },
      ...{ coUnits: read.coUnits, standards: read.standards, milestones: read.milestones ?? [] },
      owner: person(owner),
      leader: leader === null ? null : person(leader),
      leadUnit: { code: read.leadUnit, name: units.get(read.leadUnit) ?? '' },
    }),
  );

  const { behaviour, seed } = body;
  // Other requests get their turn while thousands of items live their year.
  const simulated = await simulate(
    { items, directory, rules, behaviour, seed, until: endOf(until, zone) },
    setImmediate,
  );
  const { mails, peaks, ...figures } = simulated;
  return {
    body: {
      ...{ behaviour, seed, from: new Date(from).toISOString(), until, skipped },
      ...figures,
      mails: presentMails(mails, people),
      peaks: [...peaks],
    },
  };
}
