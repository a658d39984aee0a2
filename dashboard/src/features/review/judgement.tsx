import { Button, Input } from 'antd';
import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CommandAnswer, Task } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { isTyping } from '../../components/shortcuts';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { DraftLine } from '../commands/draft-line';
import type { Verdicts } from './outcome';
import { outcomeOf, toggled } from './outcome';
import { StandardsTable } from './standards-table';
import { useTyped } from './use-typed';
import { reviewWords } from './words';

type Props = { readonly item: Task; readonly account: string; readonly onDone: () => void };

/** Each standard judged beside what was handed in; what is decided follows: all met accepts, one unmet returns. */
export function Judgement({ item, account, onDone }: Props) {
  const words = useWords(reviewWords);
  const states = useWords(stateWords);
  const say = useSay();
  const { typed, setTyped, clear, draft } = useTyped(account, item);
  const { verdicts, notes, rating, reason } = typed;
  const setVerdicts = useCallback(
    (change: (all: Verdicts) => Verdicts) => setTyped((all) => ({ ...all, verdicts: change(all.verdicts) })),
    [setTyped],
  );
  const [pressed, setPressed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const outcome = outcomeOf(item, typed);
  const { give, pending, waiting, error } = useCommand<CommandAnswer>({
    ...{ version: draft.version, intention: draft.key },
    onDone: () => {
      draft.drop();
      say(fill(outcome.command === 'accept' ? words.accepted : words.returned, { task: item.task }));
      onDone();
    },
  });
  const decide = () => {
    setPressed(true);
    if (outcome.body) give({ path: `/api/tasks/${item.id}/${outcome.command}`, body: outcome.body });
    else form.current?.querySelector<HTMLElement>('[data-wanting]')?.focus();
  };
  useJudgingKeys(item, setVerdicts, decide, form);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      <StandardsTable
        {...{ item, verdicts, notes }}
        onVerdict={(id, met) => setVerdicts((all) => ({ ...all, [id]: met }))}
        onNote={(id, note) => setTyped((all) => ({ ...all, notes: { ...all.notes, [id]: note } }))}
      />
      <p role="status">{standing(outcome, words)}</p>
      {outcome.command === 'accept' && (
        <Field label={words.rating} fault={pressed && outcome.wanting === 'rating' ? words.ratingRange : null}>
          {(field) => (
            <Input
              {...field}
              inputMode="numeric"
              maxLength={3}
              data-rating
              data-wanting={outcome.wanting === 'rating' || undefined}
              value={rating}
              onChange={({ target: { value } }) => setTyped((all) => ({ ...all, rating: value }))}
            />
          )}
        </Field>
      )}
      {outcome.command === 'return' && (
        <Field label={words.reason} fault={pressed && outcome.wanting === 'reason' ? words.reasonNeeded : null}>
          {(field) => (
            <Input.TextArea
              {...field}
              rows={2}
              className="grows"
              maxLength={10_000}
              data-wanting={outcome.wanting === 'reason' || undefined}
              value={reason}
              onChange={({ target: { value } }) => setTyped((all) => ({ ...all, reason: value }))}
            />
          )}
        </Field>
      )}
      {pressed && outcome.wanting === 'verdicts' && <p role="alert">⚠ {words.judgeAll}</p>}
      {error && <Failure error={error} />}
      <DraftLine
        keptAt={draft.keptAt}
        fails={draft.fails}
        held={false}
        what={words[outcome.command === 'accept' ? 'accept' : 'giveBack']}
        onClear={clear}
      />
      <p role="status">
        {waiting !== null ? fill(states.waiting, { seconds: waiting }) : pending ? states.working : ''}
      </p>
      <Button type="primary" htmlType="submit" aria-disabled={pending} data-press={outcome.command}>
        {outcome.command === 'accept' ? words.accept : words.giveBack}
      </Button>
      <p className="soft wide-only">{words.keysHint}</p>
    </form>
  );
}

type FieldProps = {
  readonly label: string;
  readonly fault: string | null;
  readonly children: (field: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => React.ReactNode;
};

function Field({ label, fault, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-fault`, 'aria-invalid': fault !== null })}
      <div id={`${id}-fault`} className="late">
        {fault && `⚠ ${fault}`}
      </div>
    </div>
  );
}

function standing(
  { left, unmet }: ReturnType<typeof outcomeOf>,
  words: Readonly<Record<'left' | 'unmet' | 'allMet', string>>,
) {
  if (unmet > 0)
    return `✗ ${fill(words.unmet, { count: unmet })}${left > 0 ? ` ${fill(words.left, { count: left })}` : ''}`;
  return left > 0 ? `○ ${fill(words.left, { count: left })}` : `✓ ${words.allMet}`;
}

/** Digits judge a standard, `y` all of them; Ctrl+Enter decides, also while writing. */
function useJudgingKeys(
  { standards }: Task,
  setVerdicts: (change: (all: Verdicts) => Verdicts) => void,
  decide: () => void,
  form: React.RefObject<HTMLFormElement | null>,
): void {
  const latest = useRef(decide);
  latest.current = decide;
  // Before anything is painted: what can be seen hears its keys.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key === 'Enter' && (ctrlKey || metaKey)) {
        event.preventDefault();
        return latest.current();
      }
      if (ctrlKey || metaKey || altKey || isTyping(target)) return;
      const judged = standards[Number(key) - 1];
      if (judged) setVerdicts((all) => toggled(all, judged.id));
      if (key !== 'y') return;
      event.preventDefault();
      // At once, so that the digits of a rating typed behind it go into its field.
      flushSync(() => setVerdicts(() => Object.fromEntries(standards.map(({ id }) => [id, true]))));
      form.current?.querySelector<HTMLElement>('[data-rating]')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [standards, setVerdicts, form]);
}
