import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/call';
import { keep } from '../../api/download';
import type { Page } from '../../api/types';
import { Download } from '../../components/download';
import { Failure } from '../../components/failure';
import { useWords } from '../../words/language';
import { usePeriods } from '../periods/use-periods';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { isId } from './is-id';
import { auditWords } from './words';

type Batch = { readonly id: string; readonly title: string; readonly state: string };

/** 审计包: all that the record holds of an item, a batch or a period, to be checked without this system. */
export function BundlesPage() {
  const words = useWords(checkWords);
  const { bundles: title } = useWords(auditWords);
  const [search] = useSearchParams();
  const [item, setItem] = useState(search.get('item') ?? '');
  const periods = usePeriods();
  const batches = useQuery({
    queryKey: ['batches', 'for-bundles'],
    queryFn: ({ signal }) => call<Page<Batch>>('/api/batches?limit=200', { signal }),
  });
  const closed = (periods.data?.items ?? []).filter(({ state }) => state !== 'closing').map(({ id }) => id);
  const issued = (batches.data?.items ?? []).filter(({ state }) => state === 'issued' || state === 'completed');
  return (
    <AuditFrame title={title}>
      <p className="soft">{words.bundleWhy}</p>
      <p>
        <Verifier />
      </p>
      <Choice kind="periods" label={words.bundlePeriod} options={closed.map((id) => ({ value: id, label: id }))} />
      {periods.isSuccess && closed.length === 0 && <p className="soft">{words.bundleNoPeriod}</p>}
      <Choice
        kind="batches"
        label={words.bundleBatch}
        options={issued.map(({ id, title: name }) => ({ value: id, label: name }))}
      />
      {batches.error && <Failure error={batches.error} />}
      <div className="bundle-choice">
        <h2>{words.bundleItem}</h2>
        <label htmlFor="bundle-item" className="soft">
          {words.bundleItemHow}
        </label>
        <Input id="bundle-item" value={item} maxLength={36} onChange={({ target }) => setItem(target.value.trim())} />
        {item !== '' && !isId(item) && <p role="alert">⚠ {words.notAnId}</p>}
        {isId(item) && <Download path={`/api/audit/tasks/${item}/export`} label={words.bundleDownload} about={item} />}
      </div>
    </AuditFrame>
  );
}

type ChoiceProps = {
  readonly kind: 'periods' | 'batches';
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

function Choice({ kind, label, options }: ChoiceProps) {
  const words = useWords(checkWords);
  const [id, setId] = useState<string | null>(null);
  const chosen = options.find(({ value }) => value === id);
  return (
    <div className="bundle-choice">
      <h2>{label}</h2>
      <Select<string>
        {...{ 'aria-label': label, placeholder: words.bundleChoose, showSearch: { optionFilterProp: 'label' } }}
        value={id}
        options={[...options]}
        onChange={setId}
      />
      {chosen && (
        <Download
          key={chosen.value}
          path={`/api/audit/${kind}/${chosen.value}/export`}
          label={words.bundleDownload}
          about={chosen.label}
        />
      )}
    </div>
  );
}

/** The program that checks bundles, to be kept apart from them. */
function Verifier() {
  const words = useWords(checkWords);
  const query = useQuery({
    ...{ queryKey: ['verifier'], refetchInterval: false, staleTime: Number.POSITIVE_INFINITY },
    queryFn: ({ signal }) => call<{ sha256: string; source: string }>('/api/audit/verifier', { signal }),
  });
  if (query.error) return <Failure error={query.error} />;
  if (!query.data) return null;
  const { source, sha256 } = query.data;
  return (
    <>
      <Button onClick={() => keep(new Blob([source], { type: 'text/javascript' }), 'verify.mjs')}>
        ⤓ {words.verifierDownload}
      </Button>{' '}
      <span className="soft">
        SHA-256 <code>{sha256}</code>
      </span>
    </>
  );
}
