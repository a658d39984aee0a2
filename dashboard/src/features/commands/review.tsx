import { Form } from 'antd';
import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { acceptBody, returnBody, submitBody } from './bodies';
import { EvidenceField } from './evidence';
import { Share, Verdict, Words } from './fields';
import type { CommandForm } from './form';
import { commandWords } from './words';

type Props = { readonly item: Task };

/** 送审: for each standard how it was met. */
export const submit: CommandForm = {
  fields: function SubmitFields({ item }: Props) {
    const words = useWords(commandWords);
    return (
      <>
        <Returned item={item} />
        {item.standards.map(({ id, text, how, met, note }, at) => {
          const unmet = item.returned !== null && met === false;
          return (
            <fieldset key={id}>
              <legend>{`${at + 1}. ${text}`}</legend>
              {unmet && (
                <p className="late">
                  ✗ {words.meetsNot}
                  {note && `：${note}`}
                </p>
              )}
              <Words
                name={['standards', at, 'how']}
                label={words.how}
                hint={unmet && how && fill(words.saidBefore, { how })}
              />
              <EvidenceField name={['standards', at, 'evidence']} />
            </fieldset>
          );
        })}
      </>
    );
  },
  // What was not good enough is to be said anew.
  initial: ({ standards, returned }) => ({
    standards: standards.map(({ how, met }) => ({ how: returned && met === false ? '' : (how ?? '') })),
  }),
  body: submitBody,
};

/** Why it came back: read before it is submitted again. */
function Returned({ item: { returned } }: Props) {
  const words = useWords(commandWords);
  const { moment } = useClock();
  if (!returned) return null;
  return (
    <section className="returned" aria-label={words.returnReason}>
      <p>
        <strong>⚠ {fill(words.returnedBecause, { reason: returned.reason })}</strong>
      </p>
      <p className="soft">
        {returned.by} · {moment(returned.at)}
      </p>
    </section>
  );
}

/** 销号: every standard judged met, and an effect rating. */
export const accept: CommandForm = {
  fields: function AcceptFields({ item }: Props) {
    const words = useWords(commandWords);
    return (
      <>
        {item.standards.map(({ id, text, how }, at) => (
          <Verdict key={id} name={['standards', at, 'met']} label={`${at + 1}. ${text}`} hint={how} mustBeMet />
        ))}
        <Share name="effectRating" label={words.effectRating} />
      </>
    );
  },
  body: acceptBody,
};

/** 退回: which standards are not met, and why. */
export const giveBack: CommandForm = {
  fields: function ReturnFields({ item }: Props) {
    const words = useWords(commandWords);
    const entered = Form.useWatch<readonly { met?: boolean }[] | undefined>('standards') ?? [];
    const allMet = item.standards.every((_, at) => entered[at]?.met === true);
    return (
      <>
        <Words name="reason" label={words.returnReason} />
        {item.standards.map(({ id, text, how }, at) => (
          <fieldset key={id}>
            <legend>{`${at + 1}. ${text}`}</legend>
            <Verdict name={['standards', at, 'met']} label={text} hint={how} mustBeMet={false} />
            {entered[at]?.met === false && <Words name={['standards', at, 'note']} label={words.note} optional />}
          </fieldset>
        ))}
        {allMet && <p role="alert">⚠ {words.oneUnmet}</p>}
      </>
    );
  },
  body: returnBody,
};
