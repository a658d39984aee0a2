import nodemailer from 'nodemailer';
import type { Worded } from '../../domain/locale';
import { faultOf } from '../../servers/fault';
import type { MailServer } from '../../servers/mail';
import { mailConnection } from '../../servers/mail';
import { taskQueue } from '../../workflows/messages/names';
import type { Dependencies } from '../deps';
import { fill, ProblemError } from '../problem';
import { askDatabase } from './data';
import { askPayloadKeys } from './payload-keys';

/** The parts that must answer before work can be done (contract.md, "Starting it"). */
export const parts = ['database', 'temporal', 'mail', 'worker', 'keys'] as const;
export type Part = (typeof parts)[number];

const patienceMs = 2_500;
const pollerSeenMs = 60_000;

/** Asks a part whether it answers; throws where it does not. */
const probes: Record<Part, (deps: Dependencies) => Promise<unknown>> = {
  database: ({ database }) => askDatabase(database),
  temporal: ({ temporal }) =>
    temporal.within(Date.now() + patienceMs, () =>
      temporal.client.workflowService.describeNamespace({ namespace: temporal.namespace }),
    ),
  mail: ({ settings }) => askMail(settings),
  worker: askWorker,
  keys: (deps) => askPayloadKeys(deps, patienceMs).catch(tellUnlessEngineAway),
};

/** A part that does not answer, and what is amiss where that can be said. */
export type Away = { readonly part: Part; readonly why: Why | null };
type Why = { readonly code: string; readonly words: Worded };

/** The parts that do not answer now. */
export async function partsAway(deps: Dependencies): Promise<Away[]> {
  const answers = await Promise.all(parts.map((part) => answersInTime(probes[part](deps))));
  return parts.flatMap((part, index) => {
    const failure = answers[index];
    if (!failure) return [];
    deps.log.warn({ part, reason: failure.message }, 'not ready');
    return [{ part, why: whyOf(part, failure) }];
  });
}

/** What is amiss with keys, certificates and passwords can be mended by who reads it; all else is for the log. */
function whyOf(part: Part, failure: Error): Why | null {
  if (failure instanceof ProblemError && part === 'keys') {
    const { code, kind, more } = failure;
    return { code, words: { 'zh-CN': fill(kind, 'zh-CN', more.params), en: fill(kind, 'en', more.params) } };
  }
  const fault = faultOf(failure);
  return fault ? { code: fault.code, words: { 'zh-CN': fault.zh, en: fault.en } } : null;
}

/** Nothing is known of the keys then; that the engine is away is told of the engine. */
function tellUnlessEngineAway(failure: unknown): void {
  if (!(failure instanceof ProblemError && failure.code === 'engine_away')) throw failure;
}

/** A worker is there if one has asked the task queue for work lately; a live process that polls nothing is not. */
async function askWorker({ temporal }: Dependencies): Promise<void> {
  const { pollers } = await temporal.within(Date.now() + patienceMs, () =>
    temporal.client.workflowService.describeTaskQueue({
      namespace: temporal.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: 1,
    }),
  );
  const seen = (pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000);
  if (!seen.some((at) => at > Date.now() - pollerSeenMs)) throw new Error('no worker polls the task queue');
}

async function askMail(server: MailServer): Promise<void> {
  const transport = nodemailer.createTransport({
    ...mailConnection(server),
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs },
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

async function answersInTime(asked: Promise<unknown>): Promise<Error | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error('no answer in time')), patienceMs + 300);
  });
  const asking = asked.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  try {
    return await Promise.race([asking, late]);
  } finally {
    clearTimeout(timer);
  }
}
