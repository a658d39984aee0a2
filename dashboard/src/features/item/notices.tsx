import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Section } from './section';
import { itemWords } from './words';

type Notice = Task['notices'][number];

/** 督办单, each with its colour in words and a mark, by when an answer is due, and the answer. */
export function Notices({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  const { moment } = useClock();
  const named = useNoticeName();
  if (item.notices.length === 0) return null;
  return (
    <Section title={words.notices}>
      <ul className="bare">
        {item.notices.map((notice) => (
          <li key={notice.id}>
            <strong>{named(notice)}</strong>
            <div className="soft">
              {fill(words.issuedAt, { at: moment(notice.issuedAt) })}
              {notice.acknowledgedAt && ` · ${fill(words.acknowledgedAt, { at: moment(notice.acknowledgedAt) })}`}
            </div>
            {notice.lapsed && <div>{words.lapsed}</div>}
            <Answer notice={notice} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Answer({ notice: { answer, open } }: { readonly notice: Notice }) {
  const words = useWords(itemWords);
  const { moment } = useClock();
  if (!answer) return <div>{open ? words.unanswered : words.noticeClosed}</div>;
  const said = answer.late ? words.answeredLate : words.answered;
  return (
    <div>
      {fill(said, { by: answer.by, at: moment(answer.at) })}
      <div>{answer.text}</div>
    </div>
  );
}

/** A notice as it is named wherever it is spoken of. */
export function useNoticeName(): (notice: Notice) => string {
  const words = useWords(itemWords);
  const { moment } = useClock();
  return ({ number, colour, dueAt }) =>
    `${number} · ${words[`notice_${colour}`]} · ${fill(words.answerBy, { due: moment(dueAt) })}`;
}
