import { Drawer } from 'antd';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { useClock } from '../../api/me';
import type { Letter } from '../../api/types';
import { Answered } from '../../components/answered';
import { Facts } from '../../components/facts';
import { PlainTable } from '../../components/plain-table';
import { useWide } from '../../components/use-wide';
import { useLanguage, useWords } from '../../words/language';
import { shellWords } from '../../words/shell';
import { stateWords } from '../../words/states';
import { SendAgain } from './send-again';
import { useLetter } from './use-letters';
import { letterStateWords, mailWords } from './words';

/** A letter over the log: why it was written, and every try at sending it. */
export function LetterDrawer() {
  const shell = useWords(shellWords);
  const states = useWords(stateWords);
  const wide = useWide();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const query = useLetter(id);
  return (
    <Drawer
      open
      title={query.data?.subject ?? query.data?.why ?? (query.isError ? states.failed : states.loading)}
      size={wide ? 640 : '100%'}
      onClose={() => void navigate({ pathname: '/admin/mail', search })}
      closable={{ 'aria-label': shell.close }}
      className="letter-drawer"
    >
      <Answered query={query}>{(letter) => <LetterView letter={letter} />}</Answered>
    </Drawer>
  );
}

function LetterView({ letter }: { readonly letter: Letter }) {
  const words = useWords(mailWords);
  const { locale } = useLanguage();
  const { moment } = useClock();
  const { to, why, item, state, address, answer, attempts, createdAt, notBefore, sentAt, digest, log, messageId } =
    letter;
  return (
    <>
      <Facts
        facts={[
          [words.state, letterStateWords[locale][state]],
          [words.to, to.name],
          [words.address, address],
          [words.why, why],
          [words.item, item && <Link to={`/items/${item.id}`}>{`${item.number}. ${item.task}`}</Link>],
          [words.created, moment(createdAt)],
          [words.due, moment(notBefore)],
          [words.sent, sentAt && moment(sentAt)],
          [words.digestIn, digest && <Link to={`/admin/mail/${digest}`}>{words.theDigest}</Link>],
          [words.attempts, attempts],
          [words.answer, answer],
          [words.messageId, <code key="id">{messageId}</code>],
        ]}
      />
      {state === 'dead' && <SendAgain letter={letter} />}
      {state === 'unknown' && <p className="ill">⚠ {words.unknownHelp}</p>}
      {log.length > 0 && (
        <PlainTable
          caption={words.log}
          columns={['#', words.sent, words.state, words.answer]}
          rows={log.map((one) => ({
            key: `${one.number}`,
            cells: [one.number, moment(one.at), words[`outcome_${one.outcome}`], one.answer],
          }))}
        />
      )}
    </>
  );
}
