import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useClock } from '../../../api/me';
import { Refused } from '../../../api/problem';
import type { Bulletin } from '../../../api/types';
import { useCommand } from '../../../api/use-command';
import { Failure } from '../../../components/failure';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { stateWords } from '../../../words/states';
import { DraftLine } from '../../commands/draft-line';
import { wording } from '../../commands/drafts';
import type { Entered } from '../../commands/entered';
import { useDraft } from '../../commands/use-draft';
import { bulletinWords } from '../words/bulletin';
import type { Section, Sections } from './merge';
import { bodyOf, differing, merged, sectionNames } from './merge';

/**
 * The sections that people write; what was left as it was read keeps the usual text. Where somebody else wrote
 * meanwhile, what was typed here stays with theirs beside it, and what was not is theirs. What is typed is kept as a draft.
 */
export function SectionsForm({ account, bulletin }: { readonly account: string; readonly bulletin: Bulletin }) {
  const words = useWords(bulletinWords);
  const states = useWords(stateWords);
  const say = useSay();
  const { moment } = useClock();
  const [form] = Form.useForm<Sections>();
  const typed = Form.useWatch((sections: Sections) => sections, form);
  // What the form was begun with, and has been held against since; of a draft, what its words were typed over.
  const draft = useDraft(account, { id: bulletin.period, task: bulletin.title, version: bulletin.version }, wording);
  const [found] = useState(() => typedIn(draft.found?.entered));
  const [read, setRead] = useState<Read>(found?.read ?? bulletin);
  const [theirs, setTheirs] = useState<Partial<Sections>>({});
  const { give, pending, error } = useCommand<Bulletin>({
    version: read.version,
    onDone: (now) => {
      setRead(now);
      setTheirs({});
      draft.drop();
      form.setFieldsValue(now.sections);
      say(words.saved);
    },
  });
  useEffect(() => {
    if (bulletin.version <= read.version) return;
    const mine = form.getFieldsValue(true) as Sections;
    form.setFieldsValue(merged(mine, read.sections, bulletin.sections));
    setTheirs((before) => ({ ...before, ...differing(mine, read.sections, bulletin.sections) }));
    setRead(bulletin);
  }, [bulletin, read, form]);
  useEffect(() => {
    if (error instanceof Refused)
      form.setFields(
        error.problem.errors.flatMap(({ pointer, message }) => {
          const name = pointer?.split('/').at(-1) as Section | undefined;
          return name ? [{ name, errors: [message] }] : [];
        }),
      );
  }, [error, form]);
  const isTyped = (all: Sections) => sectionNames.some((name) => (all[name] ?? '') !== read.sections[name]);
  const keep = (all: Sections) => {
    const { sections, written, version } = read;
    if (isTyped(all)) draft.keep({ typed: all, read: { sections, written, version } });
    else draft.drop();
  };
  const clear = () => {
    draft.drop();
    setRead(bulletin);
    setTheirs({});
    form.setFieldsValue(bulletin.sections);
  };
  const unsaved = typed && isTyped(typed);
  return (
    <Form<Sections>
      {...{ form, name: 'bulletin', layout: 'vertical', className: 'order' }}
      initialValues={found?.typed ?? bulletin.sections}
      onValuesChange={(_, all: Sections) => keep(all)}
      onFinish={(said) =>
        give({
          path: `/api/periods/${bulletin.period}/bulletin`,
          method: 'PUT',
          body: { sections: bodyOf(said, read) },
        })
      }
    >
      <h2>{words.edit}</h2>
      <p className="soft">{words.hint_edit}</p>
      {bulletin.updatedBy && bulletin.updatedAt && (
        <p className="soft">{fill(words.by, { by: bulletin.updatedBy.name, at: moment(bulletin.updatedAt) })}</p>
      )}
      {sectionNames.map((name) => (
        <div key={name}>
          <Form.Item name={name} label={words[name]} extra={hintOf(name)}>
            {control(name)}
          </Form.Item>
          {theirs[name] !== undefined && (
            <blockquote className="theirs">
              <strong>{words.standsNow}</strong>
              <p>{theirs[name]}</p>
            </blockquote>
          )}
        </div>
      ))}
      {error && <Failure error={error} />}
      <DraftLine keptAt={draft.keptAt} fails={draft.fails} held={false} what={words.save} onClear={clear} />
      <p role="status">{pending ? states.working : unsaved ? `○ ${words.unsaved}` : ''}</p>
      <Button type="primary" htmlType="submit" aria-disabled={pending} data-press="bulletin">
        {words.save}
      </Button>
    </Form>
  );

  function hintOf(name: Section) {
    const usual = read.written.includes(name) ? [] : [words.usual];
    return [...(isLong(name) ? [words.paragraphs] : []), ...usual].join(' ');
  }
}

type Read = Pick<Bulletin, 'sections' | 'written' | 'version'>;

/** What a draft holds: the words, and what they were typed over. */
function typedIn(entered: Entered | undefined): { readonly typed: Sections; readonly read: Read } | null {
  if (!entered?.typed || !entered.read) return null;
  return entered as { readonly typed: Sections; readonly read: Read };
}

function isLong(name: Section): boolean {
  return name === 'opening' || name === 'comments' || name === 'next';
}

function control(name: Section) {
  if (name === 'issuedOn') return <Input type="date" className="narrow" />;
  if (isLong(name)) return <Input.TextArea rows={3} maxLength={10_000} />;
  return <Input maxLength={100} />;
}
