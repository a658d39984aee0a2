import { Form } from 'antd';
import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useNoticeName } from '../item/notices';
import { itemWords } from '../item/words';
import type { Entered } from './entered';
import { given } from './entered';
import { Choice, Words } from './fields';
import type { CommandForm } from './form';
import { commandWords } from './words';

type Props = { readonly item: Task };
type Notice = Task['notices'][number];

/** 签收督办单. */
export const acknowledgeNotice: CommandForm = {
  body: (entered, item) => given(about(toAcknowledge(item), entered)),
  fields: function AcknowledgeFields({ item }: Props) {
    return <Which item={item} notices={toAcknowledge(item)} />;
  },
};

/** 答复督办单, with what is answered before one's eyes. */
export const answerNotice: CommandForm = {
  body: (entered, item) => given(about(toAnswer(item), entered)),
  fields: function AnswerFields({ item }: Props) {
    const words = useWords(commandWords);
    return (
      <>
        <Which item={item} notices={toAnswer(item)} />
        <Words name="text" label={words.answer} hint={words.answerHint} />
      </>
    );
  },
};

function toAnswer({ notices }: Task): readonly Notice[] {
  return notices.filter(({ open }) => open);
}

function toAcknowledge(item: Task): readonly Notice[] {
  return toAnswer(item).filter(({ acknowledgedAt }) => acknowledgedAt === null);
}

/** The only notice there is needs no choosing. */
function about([notice, ...others]: readonly Notice[], entered: Entered): Entered {
  return notice && others.length === 0 ? { ...entered, notice: notice.id } : entered;
}

/** The notice that it is about: the only one as it reads, one of several once it is chosen. */
function Which({ item, notices }: Props & { readonly notices: readonly Notice[] }) {
  const words = useWords(commandWords);
  const named = useNoticeName();
  const chosen: unknown = Form.useWatch('notice');
  const [only, ...others] = notices;
  if (only && others.length === 0) return <Content {...{ item, notice: only }} />;
  const shown = notices.find(({ id }) => id === chosen);
  const options = notices.map((notice) => ({ value: notice.id, label: named(notice) }));
  return (
    <>
      <Choice name="notice" label={words.notice} options={options} />
      {shown && <Content {...{ item, notice: shown }} />}
    </>
  );
}

/** What a notice says, in full: its number and colour, by when it is answered, and what for. */
function Content({ item, notice }: Props & { readonly notice: Notice }) {
  const words = useWords(commandWords);
  const told = useWords(itemWords);
  const named = useNoticeName();
  const { moment, due } = useClock();
  const { issuedAt, acknowledgedAt, lapsed } = notice;
  const says = item.daysLate > 0 ? words.noticeSaysLate : words.noticeSays;
  return (
    <section className="must-read" aria-label={words.notice}>
      <p>
        <strong>{named(notice)}</strong>
      </p>
      <p>{fill(says, { task: item.task, deadline: due(item.deadline), days: item.daysLate })}</p>
      {lapsed && <p>{told.lapsed}</p>}
      <p className="soft">
        {fill(told.issuedAt, { at: moment(issuedAt) })}
        {acknowledgedAt && ` · ${fill(told.acknowledgedAt, { at: moment(acknowledgedAt) })}`}
      </p>
    </section>
  );
}
