import { Button, Form } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useClock, useMe } from '../../api/me';
import type { Fault } from '../../api/problem';
import { Refused } from '../../api/problem';
import type { CommandAnswer, Task } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { Loading } from '../../components/loading';
import { useOnline } from '../../components/offline-bar';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { DraftLine } from './draft-line';
import type { Entered } from './entered';
import { given } from './entered';
import type { ItemCommand } from './table';
import { commandForms } from './table';
import { useDraft } from './use-draft';
import { commandWords } from './words';

type Props = {
  readonly item: Task;
  readonly name: ItemCommand;
  readonly onBack: () => void;
  readonly onDone: () => void;
};

/** One command: what follows from it, its form, and what became of it. What is typed is kept until it has been given. */
export function CommandPanel(props: Props) {
  const { data: me } = useMe();
  return me ? <Panel {...props} account={me.id} /> : <Loading />;
}

function Panel({ item, name, account, onBack, onDone }: Props & { readonly account: string }) {
  const words = useWords(commandWords);
  const states = useWords(stateWords);
  const { due } = useClock();
  const [form] = Form.useForm<Entered>();
  const panel = useRef<HTMLDivElement>(null);
  const online = useOnline();
  const [held, setHeld] = useState(false);
  // Decided on the version that was there when the form was opened, whatever is read again behind it.
  const draft = useDraft(account, item, name, item);
  const { give, pending, waiting, error } = useCommand<CommandAnswer>({
    ...{ version: draft.version, intention: draft.key },
    onDone: () => {
      draft.drop();
      onDone();
    },
  });
  const { fields: Fields, initial, body = given } = commandForms[name];
  const [first] = useState(() => initial?.(item) ?? {});
  const send = (entered: Entered) => {
    setHeld(!online);
    if (online) give({ path: `/api/tasks/${item.id}/${name}`, body: body(entered, item) });
  };
  const clear = () => {
    form.setFieldsValue({ ...blank(form.getFieldsValue()), ...first });
    draft.drop();
  };

  useEffect(() => panel.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  useEffect(() => {
    if (error instanceof Refused) form.setFields(error.problem.errors.flatMap(fieldOf));
  }, [error, form]);

  const hint = fill(words[`hint_${name}`], {
    ...{ left: item.extensionsLeft, count: item.urged, deadline: due(item.deadline) },
  });
  return (
    <div ref={panel} className="panel">
      <h3>{words[name]}</h3>
      <p className="soft">{hint}</p>
      <Form<Entered>
        form={form}
        name={name}
        layout="vertical"
        initialValues={{ ...first, ...draft.found?.entered }}
        requiredMark={false}
        noValidate
        scrollToFirstError={{ focus: true }}
        onValuesChange={(_, entered) => draft.keep(entered)}
        onFinish={send}
      >
        {Fields && <Fields item={item} />}
        {error && <Failure error={error} />}
        <DraftLine keptAt={draft.keptAt} fails={draft.fails} {...{ held, what: words[name], onClear: clear }} />
        <p role="status">
          {waiting !== null ? fill(states.waiting, { seconds: waiting }) : pending ? states.working : ''}
        </p>
        <Button type="primary" htmlType="submit" aria-disabled={pending} data-press={name}>
          {words[name]}
        </Button>{' '}
        <Button onClick={onBack}>{words.back}</Button>
      </Form>
    </div>
  );
}

/** Every field of a form with nothing in it. */
function blank(entered: Entered): Entered {
  return Object.fromEntries(Object.keys(entered).map((name) => [name, undefined]));
}

/** A fault beside its field: a pointer such as `/standards/0/how` is the field's name. */
function fieldOf({ pointer, message }: Fault) {
  if (!pointer) return [];
  const name = pointer
    .slice(1)
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return [{ name, errors: [message] }];
}
