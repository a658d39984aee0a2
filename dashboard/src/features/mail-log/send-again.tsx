import { Button } from 'antd';
import { Link } from 'react-router';
import { useActsAs } from '../../api/me';
import type { Letter } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { mailWords } from './words';

const accountKinds: ReadonlySet<string> = new Set(['sign_in_code', 'invitation', 'token_made']);

/** What is done about a letter that was given up: it is sent again, or what it was told in. */
export function SendAgain({ letter }: { readonly letter: Letter }) {
  const words = useWords(mailWords);
  const states = useWords(stateWords);
  const may = useActsAs(['secretariat', 'administrator']);
  const say = useSay();
  const { give, pending, error } = useCommand<Letter>({ onDone: () => say(words.sentAgain) });
  if (accountKinds.has(letter.kind)) return <p className="ill">⚠ {words.accountLetter}</p>;
  if (letter.digest)
    return (
      <p className="ill">
        ⚠ {words.inDigest} <Link to={`/admin/mail/${letter.digest}`}>{words.theDigest}</Link>
      </p>
    );
  return (
    <>
      <p className="ill">⚠ {words.deadHelp}</p>
      {may && (
        <>
          <p className="soft">{words.sendAgainHint}</p>
          {error && <Failure error={error} />}
          <p role="status">{pending && states.working}</p>
          <Button
            type="primary"
            aria-disabled={pending}
            data-press="send-again"
            onClick={() => give({ path: `/api/mail/${letter.id}/send-again` })}
          >
            {words.sendAgain}
          </Button>
        </>
      )}
    </>
  );
}
