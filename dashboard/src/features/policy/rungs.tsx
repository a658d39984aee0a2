import { Button, Checkbox, Form, Input, Select } from 'antd';
import { relations } from '../../../../domain/people/roles';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useStepName } from '../../words/steps';
import type { EnteredRung } from './entered';
import { policyWords, relationWords } from './words';

/** As many rungs as the rules have (contract.md, "A policy"). */
const most = 3;
const fresh: EnteredRung = { after: '', to: [], notice: false, answerWithin: '', bulletin: false };

/** The ladder: its rungs one after the other, the last one's successor added and any but the only one removed. */
export function Rungs() {
  const words = useWords(policyWords);
  const named = useStepName();
  return (
    <Form.List name="escalation">
      {(rungs, { add, remove }) => (
        <fieldset className="all-rungs">
          <legend>{words.escalation}</legend>
          {rungs.map(({ key, name }) => (
            <fieldset key={key} className="rung" data-rung={name + 1}>
              <legend>{named(name + 1)}</legend>
              <Fields at={name} />
              {rungs.length > 1 && (
                <Button
                  size="small"
                  aria-label={fill(words.removeRung, { step: named(name + 1) })}
                  onClick={() => remove(name)}
                >
                  {words.remove}
                </Button>
              )}
            </fieldset>
          ))}
          {rungs.length < most ? (
            <Button onClick={() => add(fresh)} data-press="add-rung">
              {fill(words.addRung, { step: named(rungs.length + 1) })}
            </Button>
          ) : (
            <p className="soft">{fill(words.mostRungs, { step: named(most) })}</p>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}

function Fields({ at }: { readonly at: number }) {
  const words = useWords(policyWords);
  const relationNames = useWords(relationWords);
  const named = useStepName();
  const required = { required: true, message: words.needed };
  const notice = Form.useWatch(['escalation', at, 'notice']) === true;
  return (
    <>
      <Form.Item name={[at, 'after']} label={fill(words.rungAfter, { step: named(at + 1) })} rules={[required]}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name={[at, 'to']} label={words.to} rules={[required]}>
        <Select mode="multiple" options={relations.map((value) => ({ value, label: relationNames[value] }))} />
      </Form.Item>
      <Form.Item name={[at, 'notice']} valuePropName="checked">
        <Checkbox>{words.notice}</Checkbox>
      </Form.Item>
      <Form.Item name={[at, 'answerWithin']} label={words.answerWithin} hidden={!notice}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name={[at, 'bulletin']} valuePropName="checked">
        <Checkbox>{words.bulletin}</Checkbox>
      </Form.Item>
    </>
  );
}
