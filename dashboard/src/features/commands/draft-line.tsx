import { useClock } from '../../api/me';
import { useOnline } from '../../components/offline-bar';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { draftWords } from './draft-words';

type Props = {
  readonly keptAt: number | null;
  readonly fails: boolean;
  /** It was pressed while there was no connection. */
  readonly held: boolean;
  readonly what: string;
  readonly onClear: () => void;
};

/** That what was typed is kept, since when, and that nothing of it is sent before somebody says so. */
export function DraftLine({ keptAt, fails, held, what, onClear }: Props) {
  const words = useWords(draftWords);
  const { moment } = useClock();
  const online = useOnline();
  const waits = held ? fill(online ? words.back : words.held, { what }) : '';
  return (
    <>
      <div role="status" className={held ? 'offline' : undefined}>
        {waits}
      </div>
      {fails && <p role="alert">⚠ {words.fails}</p>}
      {keptAt !== null && (
        <p className="draft soft">
          {fill(words.keptAt, { at: moment(keptAt) })}{' '}
          <button type="button" className="plain" onClick={onClear}>
            {words.clear}
          </button>
        </p>
      )}
    </>
  );
}
