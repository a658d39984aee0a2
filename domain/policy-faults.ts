import { readDuration } from './clocks/duration';
import type { Day } from './clocks/zone';
import type { Worded } from './locale';
import type { Concerned, Directory } from './people/directory';
import { peopleOf } from './people/directory';
import type { Policy } from './policy';

/** What of a policy makes no sense although each of its keys is well formed. */
export type PolicyFault = {
  /** A JSON pointer into the policy. */
  readonly pointer: string;
  readonly code:
    | 'hour_unfit'
    | 'never_rings'
    | 'cutoff_before_report'
    | 'answer_without_notice'
    | 'rung_reaches_nobody';
  readonly message: Worded;
};

/** Letters of a working morning go out at an hour at which people read them. */
const earliest = '06:00';
const latest = '20:00';

/** Faults of a whole policy in itself: what would ring at night, never, or after the month was closed. */
export function policyFaults(policy: Policy): PolicyFault[] {
  return [...hourFaults(policy), ...reportFaults(policy), ...answerFaults(policy)];
}

/** Whom the escalation is held against: the directory as it is on a local day. */
export type Reach = { readonly directory: Directory; readonly day: Day };

/** Rungs that would reach nobody for one of these items. */
export function rungsWithoutReader(policy: Policy, items: readonly Concerned[], reach: Reach): PolicyFault[] {
  return policy.escalation.flatMap(({ to }, at) => {
    const alone = items.filter((item) => peopleOf(to, item, reach.directory, reach.day).length === 0);
    return alone.length === 0 ? [] : [reachesNobody(at, alone)];
  });
}

/** The same where no item is there yet: rungs that would reach nobody whichever of these stood for one. */
export function rungsNeverRead(policy: Policy, items: readonly Concerned[], reach: Reach): PolicyFault[] {
  return policy.escalation.flatMap(({ to }, at) => {
    const read = items.some((item) => peopleOf(to, item, reach.directory, reach.day).length > 0);
    return read ? [] : [reachesNobody(at, items)];
  });
}

function reachesNobody(at: number, items: readonly Concerned[]): PolicyFault {
  const units = [...new Set(items.map(({ leadUnit }) => leadUnit))].slice(0, 10).join(', ');
  return {
    pointer: `/escalation/${at}/to`,
    code: 'rung_reaches_nobody',
    message: {
      'zh-CN': `第 ${at + 1} 级催办无人可收：下列单位没有在职的对应人员：${units}。`,
      en: `rung ${at + 1} reaches nobody: nobody in office answers to it for these units: ${units}`,
    },
  };
}

function hourFaults({ remindAt }: Policy): PolicyFault[] {
  if (remindAt >= earliest && remindAt <= latest) return [];
  return [
    {
      pointer: '/remindAt',
      code: 'hour_unfit',
      message: {
        'zh-CN': `提醒时刻应在 ${earliest} 至 ${latest} 之间。`,
        en: `must lie between ${earliest} and ${latest}: letters are sent when people read them`,
      },
    },
  ];
}

/** A report is asked for within its own month, and due before that month is closed. */
function reportFaults({ reportDueDay, reportRemindBefore, monthCutoff }: Policy): PolicyFault[] {
  const never = reportRemindBefore.flatMap((by, at): PolicyFault[] => {
    const span = readDuration(by);
    if (!span?.calendar || (span.months === 0 && span.days < reportDueDay)) return [];
    return [
      {
        pointer: `/reportRemindBefore/${at}`,
        code: 'never_rings',
        message: {
          'zh-CN': `月报于每月 ${reportDueDay} 日截止，提前量 ${by} 早于当月 1 日，永不会提醒。`,
          en: `a report is due on day ${reportDueDay}: ${by} before it lies in the month before and never rings`,
        },
      },
    ];
  });
  if (monthCutoff === 'last-day' || Number(monthCutoff) >= reportDueDay) return never;
  return [
    ...never,
    {
      pointer: '/monthCutoff',
      code: 'cutoff_before_report',
      message: {
        'zh-CN': `月结截止日（${monthCutoff} 日）早于月报截止日（${reportDueDay} 日）。`,
        en: `the month would be closed on day ${monthCutoff}, before its report is due on day ${reportDueDay}`,
      },
    },
  ];
}

function answerFaults({ escalation }: Policy): PolicyFault[] {
  return escalation.flatMap(({ notice, answerWithin }, at): PolicyFault[] =>
    answerWithin === undefined || notice
      ? []
      : [
          {
            pointer: `/escalation/${at}/answerWithin`,
            code: 'answer_without_notice',
            message: {
              'zh-CN': '该级不发督办单（notice），不应规定回复时限。',
              en: 'there is no notice at this rung, so none can be answered',
            },
          },
        ],
  );
}
