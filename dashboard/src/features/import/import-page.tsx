import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useActsAs, useClock } from '../../api/me';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { useWords } from '../../words/language';
import { DropArea } from './drop-area';
import { RefusedTable } from './refused-table';
import type { Table } from './send-table';
import { Sending } from './sending';
import { useSendTable } from './use-send-table';
import { importWords } from './words';
import './import.css';

type Entered = Pick<Table, 'title' | 'year' | 'documentNo'>;

/** 导入推进表: a file, what it is called, and what to say where it cannot be read as it is. */
export function ImportPage() {
  const words = useWords(importWords);
  const { today } = useClock();
  const mayImport = useActsAs(['secretariat']);
  const [form] = Form.useForm<Entered>();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<Table | null>(null);
  const [wanting, setWanting] = useState(false);
  const typed = useRef(new Set<string>());
  const { send, pending, share, error } = useSendTable();
  const read = (table: Table) => {
    setSent(table);
    send(table);
  };
  // What nobody typed follows the file.
  const suggest = (field: 'title' | 'year', value: string) => {
    if (typed.current.has(field)) return;
    form.setFieldValue(field, value);
  };
  const take = (chosen: File) => {
    setFile(chosen);
    setWanting(false);
    setSent(null);
    const stem = chosen.name.replace(/\.[^.]+$/, '');
    suggest('title', stem);
    const [year] = /20\d\d/.exec(stem) ?? [];
    if (year) suggest('year', year);
  };
  const submit = (entered: Entered) => {
    if (file) read({ file, ...entered, documentNo: entered.documentNo ?? '' });
    else setWanting(true);
  };
  return (
    <Page title={words.import} beside={<Link to="/batches">{words.batches}</Link>}>
      {!mayImport && <Nothing words={words.whoMay} />}
      <Form<Entered>
        form={form}
        name="import"
        layout="vertical"
        requiredMark={false}
        initialValues={{ year: today().slice(0, 4) }}
        onValuesChange={(changed: Partial<Entered>) => {
          for (const field of Object.keys(changed)) typed.current.add(field);
        }}
        onFinish={submit}
        className="import"
      >
        <DropArea file={file} onFile={take} />
        {wanting && (
          <p role="alert" className="late">
            ⚠ {words.fileNeeded}
          </p>
        )}
        <Form.Item
          name="title"
          label={words.title}
          extra={words.titleHint}
          rules={[{ required: true, whitespace: true, message: words.needed }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <div className="pair">
          <Form.Item
            name="year"
            label={words.year}
            extra={words.yearHint}
            rules={[{ required: true, pattern: /^\s*20\d\d\s*$/, message: words.yearNeeded }]}
          >
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
          <Form.Item name="documentNo" label={words.documentNo}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" aria-disabled={pending} data-press="read">
          {words.read}
        </Button>
      </Form>
      <Sending pending={pending} share={share} />
      {error && sent && !pending && (
        <RefusedTable error={error} onAgain={(change) => read({ ...sent, ...change, file: file ?? sent.file })} />
      )}
    </Page>
  );
}
