import { Form } from 'antd';
import { useWords } from '../../words/language';
import type { Name } from './fields';
import type { Upload } from './uploads';
import { isLost, Uploads } from './uploads';
import { commandWords } from './words';

/** Files that go up as soon as they are chosen; the body then names those that have arrived (`bodies.ts`). */
export function EvidenceField({ name }: { readonly name: Name }) {
  const words = useWords(commandWords);
  const settled = {
    validator: async (_: unknown, uploads: readonly Upload[] = []) => {
      if (uploads.some(isLost)) throw new Error(words.uploadFailed);
      if (uploads.some(({ id }) => id === null)) throw new Error(words.uploadRunning);
    },
  };
  return (
    <Form.Item
      name={typeof name === 'string' ? name : [...name]}
      label={`${words.evidence}${words.optional}`}
      extra={words.evidenceHint}
      rules={[settled]}
      validateTrigger={[]}
    >
      <Uploads />
    </Form.Item>
  );
}
