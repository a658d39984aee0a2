import { readDeadlineText } from './deadline-text';
import type { Milestone } from './row';
import { splitStandards } from './standards';

export type Milestones = {
  /** In the order given; those that cannot be read are among them, with the date as written. */
  readonly milestones: readonly Milestone[];
  readonly unreadable: readonly string[];
};

/** 阶段目标 in one cell: `3月底前：完成选址；6月底前：开工`, each with a date before or, in brackets, behind it. */
export function readMilestones(text: string, year: number): Milestones {
  return gathered(
    splitStandards(text).map((part) => ({ written: { name: part, date: '' }, read: inText(part, year) })),
  );
}

/** The same, given as names and dates. */
export function checkMilestones(given: readonly Milestone[], year: number): Milestones {
  return gathered(given.map((written) => ({ written, read: named(written.name, written.date, year) })));
}

function gathered(parts: readonly { written: Milestone; read: Milestone | undefined }[]): Milestones {
  return {
    milestones: parts.map(({ written, read }) => read ?? written),
    unreadable: parts.flatMap(({ written, read }) => (read ? [] : [written.name || written.date])),
  };
}

function inText(part: string, year: number): Milestone | undefined {
  const bracketed = /^(.+)[（(]([^（()）]+)[)）]$/u.exec(part);
  if (bracketed) return named(bracketed[1], bracketed[2], year) ?? atStart(part, year);
  return atStart(part, year);
}

/** The longest start that reads as a date; 完成 belongs to what is to be done. */
function atStart(part: string, year: number): Milestone | undefined {
  for (let length = Math.min(part.length - 1, 20); length > 1; length -= 1) {
    const date = part.slice(0, length);
    if (/(完成|办结|[：:，,、\s])$/u.test(date)) continue;
    const milestone = named(part.slice(length).replace(/^[：:，,、\s]+/u, ''), date, year);
    if (milestone) return milestone;
  }
  return undefined;
}

function named(name: string | undefined, date: string | undefined, year: number): Milestone | undefined {
  const read = readDeadlineText(date ?? '', year);
  return 'day' in read && name?.trim() ? { name: name.trim(), date: read.day } : undefined;
}
