import { Link } from 'react-router';
import { useClock } from '../../../api/me';
import type { Period } from '../../../api/types';
import { Download } from '../../../components/download';
import { Facts } from '../../../components/facts';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { Holds } from '../head';
import { OrderForm } from '../order-form';
import { useRights } from '../use-rights';
import { bulletinWords } from '../words/bulletin';
import { Covers } from './covers';

/** 封账: the seal as it stands; or what it will cover, and the form for whoever may set it. */
export function SealPart({ period }: { readonly period: Period }) {
  const words = useWords(bulletinWords);
  const say = useSay();
  const rights = useRights();
  const { id, kind, state, holds } = period;
  const press = kind === 'quarter' ? words.seal_quarter : words.seal;
  if (state === 'sealed') return <Certificate period={period} />;
  return (
    <section aria-label={press}>
      <Covers period={period} />
      {holds.length > 0 && <Holds id={id} holds={holds} />}
      {holds.length === 0 && !rights.seal[kind] && <p>{words[`waits_${kind}`]}</p>}
      {holds.length === 0 && rights.seal[kind] && (
        <OrderForm<Period>
          {...{ name: 'seal', press, hint: words.sealMeans, path: `/api/periods/${id}/seal` }}
          sure={{ label: fill(words.sureSeal, { id }), first: words.confirmFirst }}
          onDone={({ seal }) => say(fill(words.sealDone, { id, number: seal?.number ?? '' }))}
        />
      )}
    </section>
  );
}

/** The seal as it stands: its number, its hashes and what it follows. */
function Certificate({ period }: { readonly period: Period }) {
  const words = useWords(bulletinWords);
  const { moment } = useClock();
  const { bundle, oversee } = useRights();
  const { id, seal, hash, entriesHash, headsHash } = period;
  if (!seal) return null;
  const isFirst = /^0+$/.test(seal.previous);
  return (
    <section aria-label={words.certificate}>
      <Facts
        facts={[
          [words.sealedBy, `${seal.by.name} · ${moment(seal.at)}`],
          [words.sealHash, <code key="seal">{seal.seal}</code>],
          [words.contentHash, hash && <code key="hash">{hash}</code>],
          [words.entriesHash, entriesHash && <code key="entries">{entriesHash}</code>],
          [words.headsHash, headsHash && <code key="heads">{headsHash}</code>],
          [words.adjustmentsHash, <code key="adjustments">{seal.adjustmentsHash}</code>],
          [words.bulletinHash, <code key="bulletin">{seal.bulletinHash}</code>],
          [words.previous, isFirst ? words.beginning : <code key="previous">{seal.previous}</code>],
        ]}
      />
      <p className="bulletin-bar no-print">
        <Link to="/periods#chain">{words.toChain}</Link>
        {oversee && <Link to="/audit/verify">{words.toVerify}</Link>}
        {bundle && <Download path={`/api/audit/periods/${id}/export`} label={words.bundle} about={id} />}
      </p>
    </section>
  );
}
