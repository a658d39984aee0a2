import { heartbeat } from '@temporalio/activity';

/** Says every two seconds that the work goes on, so that a worker that died is noticed soon, however long the work. */
export async function beating<Result>(work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => heartbeat(), 2_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
