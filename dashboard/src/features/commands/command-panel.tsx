import { Button, Form } from 'antd';
import { useEffect, useRef } from 'react';
import { useClock } from '../../api/me';
import type { Fault } from '../../api/problem';
import { Refused } from '../../api/problem';
import type { CommandAnswer, Task } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import type { Entered } from './form';
import { given } from './form';
import type { ItemCommand } from './table';
import { commandForms } from './table';
import { commandWords } from './words';

type Props = {
  readonly item: Task;
  readonly name: ItemCommand;
  readonly onBack: () => void;
  readonly onDone: () => void;
};

/** One command: what follows from it, its form, and what became of it. */
export function CommandPanel({ item, name, onBack, onDone }: Props) {
  const words = useWords(commandWords);
  const states = useWords(stateWords);
  const { due } = useClock();
  const [form] = Form.useForm<Entered>();
  const panel = useRef<HTMLDivElement>(null);
  // Decided on the version that was there when the form was opened, whatever is read again behind it.
  const version = useRef(item.version);
  const { give, pending, waiting, error } = useCommand<CommandAnswer>({ version: version.current, onDone });
  const { fields: Fields, initial, body = given } = commandForms[name];

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
        initialValues={initial?.(item) ?? {}}
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        onFinish={(entered) => give({ path: `/api/tasks/${item.id}/${name}`, body: body(entered, item) })}
      >
        {Fields && <Fields item={item} />}
        {error && <Failure error={error} />}
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

/** A fault beside its field: a pointer such as `/standards/0/how` is the field's name. */
function fieldOf({ pointer, message }: Fault) {
  if (!pointer) return [];
  const name = pointer
    .slice(1)
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return [{ name, errors: [message] }];
}
