import { Button } from 'antd';
import type { Connection, ConnectionSecret } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Ask } from '../import/ask';
import { connectionWords } from './words';

type Props = {
  readonly connection: Connection;
  readonly mayChange: boolean;
  readonly onDeliveries: () => void;
  readonly onSecret: (secret: string) => void;
};

/** What may be done with a connection. */
export function ConnectionActs({ connection, mayChange, onDeliveries, onSecret }: Props) {
  const words = useWords(connectionWords);
  const say = useSay();
  const { id, name, kind, state } = connection;
  const path = `/api/connections/${id}` as const;
  const plain = useCommand<unknown>({ onDone: () => say(words.done) });
  const test = useCommand<unknown>({
    onDone: () => {
      say(words.tested);
      onDeliveries();
    },
  });
  const rotate = useCommand<ConnectionSecret>({ onDone: ({ secret }) => secret && onSecret(secret) });
  const press = (label: string, act: () => void) => (
    <Button size="small" aria-label={`${label}: ${name}`} onClick={act}>
      {label}
    </Button>
  );
  const error = plain.error ?? test.error ?? rotate.error;
  const stands = mayChange && state !== 'ended';
  return (
    <span className="small-acts">
      {press(words.deliveries, onDeliveries)}
      {stands && state === 'active' && press(words.test, () => test.give({ path: `${path}/test` }))}
      {stands && state === 'active' && press(words.pause, () => plain.give({ path: `${path}/pause` }))}
      {stands && state === 'paused' && press(words.resume, () => plain.give({ path: `${path}/resume` }))}
      {stands && kind === 'webhook' && press(words.rotate, () => rotate.give({ path: `${path}/rotate-secret` }))}
      {stands && (
        <Ask
          {...{ name: 'end', command: plain, first: words.end, sure: words.end }}
          question={fill(words.endAsk, { name })}
          onSure={() => plain.give({ path, method: 'DELETE' })}
        />
      )}
      {error && <Failure error={error} />}
    </span>
  );
}
