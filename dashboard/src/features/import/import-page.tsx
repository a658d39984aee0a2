import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useActsAs, useClock, useMe } from '../../api/me';
import { Loading } from '../../components/loading';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { useWords } from '../../words/language';
import { DropArea } from './drop-area';
import { ImportAside } from './import-aside';
import { RefusedTable } from './refused-table';
import type { Table } from './send-table';
import { Sending } from './sending';
import { useSendTable } from './use-send-table';
import { importWords } from './words';
import './import.css';

type Entered = Pick<Table, 'title' | 'year' | 'documentNo'>;

/** 导入推进表, for those who do; others are told who does. */
export function ImportPage() {
  const words = useWords(importWords);
  const { data: me } = useMe();
  const mayImport = useActsAs(['secretariat']);
  return (
    <Page title={words.import} beside={<Link to="/batches">{words.batches}</Link>}>
      {mayImport ? <ImportForm /> : me ? <Nothing words={words.whoMay} /> : <Loading />}
    </Page>
  );
}

/** A file, what it is called, and what to say where it cannot be read as it is. */
function ImportForm() {
  const words = useWords(importWords);
  const { today } = useClock();
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
    <>
      <div className="import-desk">
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
        <ImportAside />
      </div>
      <Sending pending={pending} share={share} />
      {error && sent && !pending && (
        <RefusedTable error={error} onAgain={(change) => read({ ...sent, ...change, file: file ?? sent.file })} />
      )}
    </>
  );
}
