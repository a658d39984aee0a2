import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { CalendarPreview, Calendars, PublishedCalendar } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { Moves } from '../policy/moves';
import { readLines } from './lines';
import { calendarWords } from './words';

type Entered = { readonly year: string; readonly source: string; readonly days: string };
type Seen = { readonly year: string; readonly body: object; readonly preview: CalendarPreview };
type Props = { readonly calendars: Calendars; readonly year: string; readonly onBack: () => void };

/** Publishes a year's holiday notice, after a look at what it moves. */
export function PublishForm({ calendars, year, onBack }: Props) {
  const words = useWords(calendarWords);
  const states = useWords(stateWords);
  const say = useSay();
  const [asked, setAsked] = useState<Omit<Seen, 'preview'> | null>(null);
  const [seen, setSeen] = useState<Seen | null>(null);
  const preview = useCommand<CalendarPreview>({
    onDone: (answer) => asked && setSeen({ ...asked, preview: answer }),
  });
  const put = useCommand<PublishedCalendar>({
    version: calendars.items.find((one) => one.year === Number(seen?.year))?.version,
    onDone: ({ year: done, change }) => {
      say(change && !change.finishedAt ? words.publishing : fill(words.published, { year: done }));
      onBack();
    },
  });
  const look = ({ year: of, source, days }: Entered) => {
    const read = readLines(days);
    if ('line' in read) return;
    const body = { source: source.trim(), ...read };
    setAsked({ year: of.trim(), body });
    preview.give({ path: `/api/calendars/${of.trim()}/preview`, body });
  };
  const readable = {
    validator: async (_: unknown, text = '') => {
      const read = readLines(String(text));
      if ('line' in read) throw new Error(fill(words.lineFault, read));
    },
  };
  const required = { required: true, message: words.needed };
  const pending = preview.pending || put.pending;
  const error = preview.error ?? put.error;
  return (
    <section className="panel-form">
      <h2>{words.publish}</h2>
      <p className="soft">{words.publishHint}</p>
      <Form<Entered>
        name="calendar"
        layout="vertical"
        requiredMark={false}
        initialValues={{ year }}
        onValuesChange={() => setSeen(null)}
        onFinish={look}
      >
        <Form.Item name="year" label={words.year} rules={[{ ...required, pattern: /^20\d\d$/ }]}>
          <Input inputMode="numeric" maxLength={4} className="narrow" />
        </Form.Item>
        <Form.Item name="source" label={words.source} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="days" label={words.days} extra={words.daysExample} rules={[required, readable]}>
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} />
        </Form.Item>
        {error && <Failure error={error} />}
        {seen && (
          <>
            <p>{fill(words.counted, { year: seen.year, off: seen.preview.daysOff, work: seen.preview.makeUpDays })}</p>
            {seen.preview.warnings.map(({ code, message, pointer = '' }) => (
              <p key={`${pointer} ${code}`}>⚠ {message}</p>
            ))}
            <Moves moves={seen.preview} />
          </>
        )}
        <p role="status">{pending && states.working}</p>
        <Button type={seen ? 'default' : 'primary'} htmlType="submit" aria-disabled={pending} data-press="preview">
          {words.preview}
        </Button>{' '}
        {seen && (
          <Button
            type="primary"
            aria-disabled={pending}
            data-press="apply"
            onClick={() =>
              put.give({
                path: `/api/calendars/${seen.year}`,
                method: 'PUT',
                body: { ...seen.body, preview: seen.preview.preview },
              })
            }
          >
            {words.apply}
          </Button>
        )}{' '}
        <Button onClick={onBack}>{words.cancel}</Button>
      </Form>
    </section>
  );
}
