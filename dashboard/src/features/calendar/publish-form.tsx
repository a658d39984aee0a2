import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { keep } from '../../api/download';
import type { Calendars } from '../../api/types';
import { CellFaults } from '../../components/cell-faults';
import { FileField } from '../../components/file-field';
import { FormPlace } from '../../components/form-place';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { DraftLine } from '../commands/draft-line';
import { Moves } from '../policy/moves';
import { readLines } from './lines';
import type { EnteredNotice } from './use-notice-draft';
import { useNoticeDraft } from './use-notice-draft';
import { usePublish } from './use-publish';
import { calendarWords } from './words';

type Props = {
  /** Who publishes, for the draft. */
  readonly account: string;
  readonly calendars: Calendars;
  readonly year: string;
  readonly onBack: () => void;
};

/**
 * Publishes a year's holiday notice, from a file or from pasted lines, after a look at what it moves. What is typed is
 * kept as a draft until then, or until it is given up.
 */
export function PublishForm({ account, calendars, year, onBack }: Props) {
  const words = useWords(calendarWords);
  const states = useWords(stateWords);
  const say = useSay();
  const [form] = Form.useForm<EnteredNotice>();
  const draft = useNoticeDraft(account, words.publish);
  const by = Form.useWatch('by', form) ?? 'file';
  const [file, setFile] = useState<File | null>(null);
  const [pressed, setPressed] = useState(false);
  const close = () => {
    draft.drop();
    onBack();
  };
  const { seen, pending, error, look, read, publish, forget } = usePublish({
    versionOf: (of) => calendars.items.find((one) => one.year === Number(of))?.version,
    onDone: ({ year: done, change }) => {
      say(change && !change.finishedAt ? words.publishing : fill(words.published, { year: done }));
      close();
    },
  });
  const propose = ({ year: of, source = '', days = '' }: EnteredNotice) => {
    const about = { year: of.trim(), source: source.trim() };
    setPressed(true);
    if (by === 'file') return file && look({ ...about, file });
    const read = readLines(days);
    if (!('line' in read)) look({ ...about, days: read });
  };
  const readable = {
    validator: async (_: unknown, text = '') => {
      const read = readLines(String(text));
      if ('line' in read) throw new Error(fill(words.lineFault, read));
    },
  };
  const clear = () => {
    draft.drop();
    forget();
    form.setFieldsValue({ year, source: '', days: '' });
  };
  const required = { required: true, message: words.needed };
  return (
    <FormPlace>
      <h2>{words.publish}</h2>
      <p className="soft">{words.publishHint}</p>
      <Form<EnteredNotice>
        name="calendar"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.found ?? { year, by: 'file' }}
        onValuesChange={() => {
          // Also what was typed the other way, whose field is not shown.
          draft.keep(form.getFieldsValue(true));
          forget();
        }}
        onFinish={propose}
      >
        <Form.Item name="year" label={words.year} rules={[{ ...required, pattern: /^20\d\d$/ }]}>
          <Input inputMode="numeric" maxLength={4} className="narrow" />
        </Form.Item>
        <Form.Item name="source" label={words.source} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="by" label={words.by}>
          <Radio.Group
            options={[
              { value: 'file', label: words.byFile },
              { value: 'lines', label: words.byLines },
            ]}
          />
        </Form.Item>
        {by === 'file' ? (
          <NoticeFile
            fault={pressed && !file}
            onFile={(chosen) => {
              setFile(chosen);
              forget();
            }}
          />
        ) : (
          <Form.Item name="days" label={words.days} extra={words.daysExample} rules={[required, readable]}>
            <Input.TextArea rows={8} className="grows" />
          </Form.Item>
        )}
        <DraftLine keptAt={draft.keptAt} fails={draft.fails} held={false} what={words.apply} onClear={clear} />
        {error && <CellFaults error={error} />}
        {seen && (
          <>
            <p>
              {fill(words.counted, {
                year: seen.preview.year,
                off: seen.preview.daysOff,
                work: seen.preview.makeUpDays,
              })}
            </p>
            {seen.preview.warnings.map(({ code, message, pointer = '', row = '' }) => (
              <p key={`${pointer} ${row} ${code}`}>⚠ {message}</p>
            ))}
            <Moves key={seen.preview.preview} moves={seen.preview} read={read} />
          </>
        )}
        <p role="status">{pending && states.working}</p>
        <Button type={seen ? 'default' : 'primary'} htmlType="submit" aria-disabled={pending} data-press="preview">
          {words.preview}
        </Button>{' '}
        {seen && (
          <Button type="primary" aria-disabled={pending} data-press="apply" onClick={publish}>
            {words.apply}
          </Button>
        )}{' '}
        <Button onClick={close}>{words.cancel}</Button>
      </Form>
    </FormPlace>
  );
}

type FileProps = { readonly fault: boolean; readonly onFile: (file: File | null) => void };

/** The file with the days, and an example of one. */
function NoticeFile({ fault, onFile }: FileProps) {
  const words = useWords(calendarWords);
  // A mark at the beginning, so that Excel reads it as what it is.
  const example = () => keep(new Blob(['\uFEFF', words.example], { type: 'text/csv' }), words.exampleName);
  return (
    <div className="field">
      <FileField
        label={words.file}
        name="notice"
        accept=".xlsx,.csv,text/csv"
        aria-invalid={fault}
        aria-describedby="notice-hint"
        onFiles={([file]) => onFile(file ?? null)}
      />
      <p id="notice-hint" className="soft">
        {fault && <strong className="ill">⚠ {words.fileNeeded} </strong>}
        {words.fileHint}{' '}
        <button type="button" className="plain" onClick={example}>
          {words.exampleFile}
        </button>
      </p>
    </div>
  );
}
