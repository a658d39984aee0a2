import type { AcknowledgeNotice, AnswerNotice, Command } from './command';
import type { Decision } from './decision';
import { isBlank, refuse } from './decision';
import type { Item, Notice, NoticeColour } from './item';
import { noticeColours } from './item';

/** 签收督办单: that it has been read is recorded; its answer stays due. Said again it changes nothing, and is refused. */
export function acknowledgeNotice(item: Item, { notice: id }: AcknowledgeNotice): Decision {
  const notice = item.notices.find((one) => one.id === id);
  if (!notice) return refuse('notice_unknown', { notice: id });
  if (notice.acknowledgedAt !== null || notice.answeredAt !== null)
    return refuse('notice_answered', { notice: notice.number });
  return { events: [{ type: 'notice_acknowledged', notice: id }] };
}

/**
 * 回复督办单: within the time set; a later answer is taken too, and marked late. It answers the matter: whatever else of the
 * same step is open, of another colour, is answered with it.
 */
export function answerNotice(item: Item, { at }: Command, order: AnswerNotice): Decision {
  const notice = item.notices.find(({ id }) => id === order.notice);
  if (!notice) return refuse('notice_unknown', { notice: order.notice });
  if (notice.answeredAt !== null) return refuse('notice_answered', { notice: notice.number });
  if (isBlank(order.text)) return refuse('text_missing', {});
  const others = item.notices.filter(
    ({ id, step, answeredAt }) => step === notice.step && answeredAt === null && id !== notice.id,
  );
  const answered = ({ id, dueAt }: Notice) => ({
    ...order,
    type: 'notice_answered' as const,
    notice: id,
    late: at > dueAt,
  });
  return { events: [answered(notice), ...others.map((other) => ({ ...answered(other), along: notice.id }))] };
}

/**
 * The colour of the next notice under this deadline: blue; after one left unanswered yellow, then red; undefined when
 * a red one has gone unanswered: that is the top, and the leading group has it in hand.
 */
export function nextColour(sent: readonly Pick<Notice, 'colour' | 'answeredAt'>[]): NoticeColour | undefined {
  const last = sent.at(-1);
  return last && last.answeredAt === null ? noticeColours[noticeColours.indexOf(last.colour) + 1] : noticeColours[0];
}
