import { createHash } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { RunningTaken } from '../../../audit/bundle/manifest';
import { historyToText } from '../../../audit/history/text';
import { keyTaskId } from '../../../workflows/messages/names';
import { ProblemError } from '../../problem';
import type { Temporal } from '../../temporal';
import type { RunLine } from './lines';

/** A run with its history as JSON. */
export type RunWithHistory = { readonly line: RunLine; readonly history: string };

/** Items whose running workflows are asked for; with more, the engine would be kept busy for minutes. */
const mostAsked = 2_000;
/** So many are asked for at once, and each may take so long, milliseconds. */
const together = 8;
const patienceMs = 5_000;

/** The runs that the archive does not have, because they have not ended or only just have, as the engine knows them. */
export class RunningRuns {
  private state: RunningTaken;
  private count = 0;
  private gone = false;

  constructor(
    private readonly temporal: Temporal,
    items: number,
  ) {
    this.state = items > mostAsked ? 'too_many' : 'all';
  }

  /** What became of it: all were taken, or the engine did not answer, or had lost some, or there were too many to ask for. */
  get told(): { readonly taken: RunningTaken; readonly runs: number } {
    return { taken: this.state === 'all' && this.gone ? 'incomplete' : this.state, runs: this.count };
  }

  /** The runs of items that are not among the archived ones; none once the engine has not answered. */
  async of(tasks: readonly string[], archived: ReadonlySet<string>): Promise<RunWithHistory[]> {
    const found: RunWithHistory[] = [];
    for (let at = 0; at < tasks.length && this.state === 'all'; at += together) {
      const some = tasks.slice(at, at + together);
      try {
        found.push(...(await Promise.all(some.map((task) => this.ofItem(task, archived)))).flat());
      } catch (error) {
        if (!(error instanceof ProblemError && error.code === 'engine_away')) throw error;
        this.state = 'engine_away';
      }
    }
    this.count += found.length;
    return found;
  }

  /**
   * Every run that the engine has of an item and the archive has not: the last, those that its index lists, since one that
   * takes up again an item which was over is an execution of its own, and those that any of them continues.
   */
  private async ofItem(task: string, archived: ReadonlySet<string>): Promise<RunWithHistory[]> {
    const found = new Map<string, RunWithHistory>();
    const wanted: (string | undefined)[] = [undefined, ...(await this.listed(task))];
    for (const runId of wanted) {
      if (runId !== undefined && (found.has(runId) || archived.has(runId))) continue;
      const run = await this.read(task, runId, archived);
      if (run) {
        found.set(run.line.runId, run);
        if (run.line.continuedFrom !== null) wanted.push(run.line.continuedFrom);
      } else if (runId !== undefined) this.gone = true;
    }
    return [...found.values()].sort((one, other) => one.line.startedAt - other.line.startedAt);
  }

  private async listed(task: string): Promise<string[]> {
    const query = `WorkflowId = '${keyTaskId(task)}'`;
    return await this.temporal.within(Date.now() + patienceMs, async () => {
      const runs: string[] = [];
      for await (const { runId } of this.temporal.client.workflow.list({ query })) runs.push(runId);
      return runs;
    });
  }

  /** Null for a run that is archived, or that the engine does not know. */
  private async read(
    task: string,
    wanted: string | undefined,
    archived: ReadonlySet<string>,
  ): Promise<RunWithHistory | null> {
    const handle = this.temporal.client.workflow.getHandle(keyTaskId(task), wanted);
    try {
      return await this.temporal.within(Date.now() + patienceMs, async () => {
        const { workflowId, runId, status, type, startTime, closeTime } = await handle.describe();
        if (archived.has(runId)) return null;
        const history = await this.temporal.client.workflow.getHandle(workflowId, runId).fetchHistory();
        const text = historyToText(history);
        const began = history.events?.[0]?.workflowExecutionStartedEventAttributes;
        const line: RunLine = {
          ...{ workflowId, runId, workflowType: type, task, firstRunId: began?.firstExecutionRunId || runId },
          ...{ continuedFrom: began?.continuedExecutionRunId || null, status: status.name },
          ...{ startedAt: startTime.getTime(), closedAt: closeTime?.getTime() ?? null },
          ...{ eventCount: history.events?.length ?? 0, sha256: createHash('sha256').update(text).digest('hex') },
          ...{ gzipSha256: null, archivedAt: null, hash: null },
        };
        return { line, history: text };
      });
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }
}
