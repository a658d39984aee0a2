import { Link } from 'react-router';
import { useMe } from '../../../api/me';
import type { Period } from '../../../api/types';
import { Answered } from '../../../components/answered';
import { Download } from '../../../components/download';
import { useWords } from '../../../words/language';
import { useBulletin } from '../use-periods';
import { useRights } from '../use-rights';
import { bulletinWords } from '../words/bulletin';
import { BulletinFrame } from './bulletin-frame';
import { SectionsForm } from './sections-form';

/** 通报: read, printed, kept as files, and, until its period is sealed, worded. */
export function BulletinPart({ period: { id, state } }: { readonly period: Period }) {
  const words = useWords(bulletinWords);
  const rights = useRights();
  const { data: me } = useMe();
  const query = useBulletin(id);
  return (
    <section aria-label={words.bulletin}>
      <p className="bulletin-bar no-print">
        <Link to={`/periods/${id}/bulletin`}>{words.ownPage}</Link>
        <BulletinFiles id={id} />
      </p>
      {state === 'sealed' && <p className="soft">{words.isSealed}</p>}
      <Answered query={query}>
        {(bulletin) => (
          <div className={rights.write && state !== 'sealed' ? 'bulletin-desk' : undefined}>
            {me && rights.write && state !== 'sealed' && <SectionsForm account={me.id} bulletin={bulletin} />}
            <div>
              <BulletinFrame id={id} version={bulletin.version} />
            </div>
          </div>
        )}
      </Answered>
    </section>
  );
}

/** The bulletin as files to be kept and sent. */
export function BulletinFiles({ id }: { readonly id: string }) {
  const words = useWords(bulletinWords);
  return (
    <>
      <Download path={`/api/periods/${id}/bulletin.docx`} label={words.docx} about={words.bulletin} />
      <Download path={`/api/periods/${id}/bulletin.xlsx`} label={words.xlsx} about={words.bulletin} />
    </>
  );
}
