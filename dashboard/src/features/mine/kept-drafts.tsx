import { Link } from 'react-router';
import { useClock, useMe } from '../../api/me';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { dropDraft, useDrafts } from '../commands/drafts';
import type { ItemCommand } from '../commands/table';
import { commandForms } from '../commands/table';
import { commandWords } from '../commands/words';
import { mineWords } from './words';

/** What the reader has typed on this device and has not sent: nothing of it goes before they say so. */
export function KeptDrafts() {
  const words = useWords(mineWords);
  const commands = useWords(commandWords);
  const { moment } = useClock();
  const { data: me } = useMe();
  const drafts = useDrafts(me?.id);
  if (drafts.length === 0) return null;
  return (
    <section className="drafts">
      <h2>{fill(words.drafts, { count: drafts.length })}</h2>
      <p className="soft">{words.draftsWhy}</p>
      <ul className="cards">
        {drafts.map((draft) => (
          <li key={`${draft.item} ${draft.command}`}>
            <strong>{isCommand(draft.command) ? commands[draft.command] : draft.command}</strong> ·{' '}
            {fill(words.keptAt, { at: moment(draft.at) })}
            <div>{draft.task}</div>
            <Link to={`/mine/${draft.item}/${draft.command}`} className="big quiet">
              {words.openDraft}
            </Link>
            <button type="button" className="plain" onClick={() => dropDraft(draft)}>
              {words.drop}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function isCommand(name: string | undefined): name is ItemCommand {
  return name !== undefined && Object.hasOwn(commandForms, name);
}
