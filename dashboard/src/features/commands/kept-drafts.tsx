import { Link } from 'react-router';
import { useClock, useMe } from '../../api/me';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { draftWords } from './draft-words';
import type { Draft } from './drafts';
import { announcing, dropDraft, judging, ruling, theOrganisation, useDrafts, wording } from './drafts';
import { commandWords } from './words';

/** What the reader has typed on this device and has not sent: nothing of it goes before they say so. */
export function KeptDrafts() {
  const words = useWords(draftWords);
  const names: Readonly<Record<string, string>> = {
    ...useWords(commandWords),
    [judging]: words.review,
    [wording]: words.bulletin,
    [ruling]: words.policy,
    [announcing]: words.calendar,
  };
  const { moment } = useClock();
  const { data: me } = useMe();
  const drafts = useDrafts(me?.id);
  if (drafts.length === 0) return null;
  return (
    <section className="drafts no-print">
      <h2>{fill(words.drafts, { count: drafts.length })}</h2>
      <p className="soft">{words.draftsWhy}</p>
      <ul className="cards">
        {drafts.map((draft) => (
          <li key={`${draft.item} ${draft.command}`}>
            <strong>{names[draft.command] ?? draft.command}</strong> · {fill(words.storedAt, { at: moment(draft.at) })}
            <div>{draft.task}</div>
            <Link to={placeOf(draft)} className="big quiet">
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

function placeOf({ item, command }: Draft): string {
  if (command === wording) return `/periods/${item}?part=bulletin`;
  if (command === ruling) return item === theOrganisation ? '/admin/policy' : `/batches/${item}/policy`;
  if (command === announcing) return '/admin/calendar';
  return command === judging ? `/review/${item}` : `/mine/${item}/${command}`;
}
