import { wallClock } from '../../../../domain/clocks/zone';

/** An instant on the wall clock, to the second; of what is stored and is no instant (`infinity`), that it is none. */
export function moment(at: Date | number, zone: string): string {
  const instant = Number(at);
  return Number.isFinite(instant) ? wallClock(instant, zone).slice(0, 19) : '不是时刻 no instant';
}
