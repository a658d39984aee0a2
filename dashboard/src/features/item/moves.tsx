import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Section } from './section';
import { itemWords } from './words';

type Props = { readonly item: Task };

/** What waits for a leader's decision. */
export function Requests({ item }: Props) {
  const words = useWords(itemWords);
  const { moment, due } = useClock();
  if (item.requests.length === 0) return null;
  return (
    <Section title={words.waiting}>
      <ul className="bare">
        {item.requests.map(({ id, kind, by, at, reason, deadline }) => (
          <li key={id}>
            … {words[`request_${kind}`]} · {by} {moment(at)}
            <div>{fill(words.because, { reason })}</div>
            {deadline && <div>{fill(words.wanted, { deadline: due(deadline) })}</div>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Every extension that was asked for, what became of it, and how many are left. */
export function Extensions({ item }: Props) {
  const words = useWords(itemWords);
  const { moment, due } = useClock();
  if (item.extensions.length === 0) return null;
  return (
    <Section title={words.extensions}>
      <ul className="bare">
        {item.extensions.map((one) => (
          <li key={one.number}>
            {words[`extension_${one.state}`]} ·{' '}
            {fill(words.extensionTo, { number: one.number, deadline: due(one.deadline) })}
            <div className="soft">
              {moment(one.askedAt)} {one.askedBy} · {fill(words.because, { reason: one.reason })}
            </div>
            {one.decidedAt && (
              <div className="soft">
                {moment(one.decidedAt)} {one.decidedBy} {one.refusal && fill(words.because, { reason: one.refusal })}
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="soft">{fill(words.extensionsLeft, { left: item.extensionsLeft })}</p>
    </Section>
  );
}

/** Every move of the deadline since the issue. */
export function Moves({ item }: Props) {
  const words = useWords(itemWords);
  const { moment, due } = useClock();
  if (item.deadlineChanges.length === 0) return null;
  return (
    <Section title={words.deadlineMoves}>
      <ul className="bare">
        {item.deadlineChanges.map(({ seq, at, by, from, to, cause, reason }) => (
          <li key={seq}>
            {words[`cause_${cause}`]} · {fill(words.moved, { from: due(from), to: due(to) })}
            <div className="soft">
              {moment(at)} {by} {reason && fill(words.because, { reason })}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 批示: leaders' words on the item. */
export function Instructions({ item }: Props) {
  const words = useWords(itemWords);
  const { moment } = useClock();
  if (item.instructions.length === 0) return null;
  return (
    <Section title={words.instructions}>
      <ul className="bare">
        {item.instructions.map(({ seq, at, by, text }) => (
          <li key={seq}>
            {text}
            <div className="soft">
              {moment(at)} {by}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
