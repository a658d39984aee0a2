import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CheckpointFile } from '../../api/types';
import { FileField } from '../../components/file-field';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { isId } from './is-id';
import { Verdict } from './verdict';
import { useVerification, verify } from './verification';
import { auditWords } from './words';

/** 核验: recomputes the record, all of it or one item, and says what is wrong and where. */
export function VerifyPage() {
  const words = useWords(checkWords);
  const { verify: title } = useWords(auditWords);
  const [search] = useSearchParams();
  const [item, setItem] = useState(search.get('item') ?? '');
  const [checkpoints, setCheckpoints] = useState<readonly CheckpointFile[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const verification = useVerification();
  const running = verification.state === 'running';
  const choose = async (files: readonly File[]) => {
    setFault(null);
    const read = await Promise.all(files.map(readCheckpoint));
    const odd = read.find(({ file }) => file === null);
    if (odd) setFault(fill(words.notACheckpoint, { name: odd.name }));
    setCheckpoints(read.flatMap(({ file }) => file ?? []));
  };
  return (
    <AuditFrame title={title}>
      <p className="soft">{words.verifyWhy}</p>
      <div className="bundle-choice">
        <FileField
          label={words.checkpointFiles}
          multiple
          accept=".json,application/json"
          onFiles={(files) => void choose(files)}
        />
        <p className="soft">
          {checkpoints.length > 0 ? fill(words.held, { count: checkpoints.length }) : words.checkpointFilesHint}
        </p>
        {fault && <p role="alert">⚠ {fault}</p>}
        <Button
          type="primary"
          aria-disabled={running}
          data-press="verify"
          onClick={() => void verify(checkpoints.length > 0 ? { checkpoints } : {})}
        >
          {verification.state === 'none' ? words.verifyNow : words.verifyAgain}
        </Button>
      </div>
      <details className="bundle-choice" open={search.has('item')}>
        <summary>{words.verifyItem}</summary>
        <label htmlFor="verify-item">{words.itemId}</label>
        <Input id="verify-item" value={item} maxLength={36} onChange={({ target }) => setItem(target.value.trim())} />
        <Button
          aria-disabled={running || !isId(item)}
          onClick={() => isId(item) && void verify({ tasks: [item], checkpoints })}
        >
          {words.verifyItem}
        </Button>
        {item !== '' && !isId(item) && <p role="alert">⚠ {words.notAnId}</p>}
      </details>
      <Verdict verification={verification} />
    </AuditFrame>
  );
}

/** A checkpoint as it was taken away; null where the file is something else. What it says is for the API to judge. */
async function readCheckpoint(file: File): Promise<{ readonly name: string; readonly file: CheckpointFile | null }> {
  try {
    const said: unknown = JSON.parse(await file.text());
    const is = typeof said === 'object' && said !== null && 'signature' in said && 'number' in said;
    return { name: file.name, file: is ? (said as CheckpointFile) : null };
  } catch {
    return { name: file.name, file: null }; // not even JSON: the page says so
  }
}
