import type { Delivered } from '../../activities/letters/deliver';

/** Without a nudge the outbox is looked at this often, milliseconds. */
const idleMs = 60_000;

/** Pauses while the mail server is away; short at first, a minute for the first half hour, then five. */
const awayMs = [1_000, 2_000, 5_000, 10_000, 30_000, ...Array<number>(30).fill(60_000), 300_000];

/** How long to wait after a batch, milliseconds; 0 goes on at once. */
export function pauseAfter(batch: Delivered, misses: number, now: number): number {
  if (misses > 0) return awayMs[Math.min(misses, awayMs.length) - 1] ?? idleMs;
  if (batch.remaining > 0) return 0;
  return Math.min(idleMs, Math.max(1, (batch.nextAt ?? Number.POSITIVE_INFINITY) - now));
}

/** What the timer in the history says. */
export function tellPause(batch: Delivered, misses: number): string {
  if (misses > 0) return `邮件服务器连不上（连续第 ${misses} 次），稍后再试`;
  if (batch.waiting > 0) return `${batch.waiting} 封信等待重发；有新信时立即发出`;
  return '没有待发的信；有新信时立即发出';
}

/** What the workflow's card says: how much waits, and whether the server answers. */
export function tellStanding(batch: Delivered, misses: number): string {
  const server = misses > 0 ? `邮件服务器连不上（连续第 ${misses} 次）：${batch.away ?? '尚未恢复'}` : '邮件服务器正常';
  const last = `上一批：发出 ${batch.sent}，作废 ${batch.moot}，退信 ${batch.dead}，待重发 ${batch.retrying}`;
  return [`**待发** ${batch.waiting} 封`, server, last].join('\n\n');
}
