import { Button } from 'antd';
import { useId, useState } from 'react';
import { useOf as meantBy } from '../../../../domain/table/headings';
import type { Field } from '../../../../domain/table/row';
import { fields } from '../../../../domain/table/row';
import { useWords } from '../../words/language';
import { importWords } from './words';

export type Mapping = Readonly<Partial<Record<Field, string>>>;

type Props = {
  readonly headings: readonly string[];
  readonly initial?: Mapping;
  readonly onRead: (mapping: Mapping) => void;
};

/** Which column holds what: by its heading, or its letter. */
export function MappingForm({ headings, initial = {}, onRead }: Props) {
  const words = useWords(importWords);
  const list = useId();
  const [given, setGiven] = useState<Mapping>(initial);
  return (
    <form
      className="mapping"
      onSubmit={(event) => {
        event.preventDefault();
        onRead(sayOf(given, initial));
      }}
    >
      <p className="soft">{words.mappingHint}</p>
      <div className="pairs">
        {fields.map((field) => (
          <label key={field}>
            <span>{words[field]}</span>
            <input
              list={list}
              name={field}
              value={given[field] ?? ''}
              placeholder={words.notMapped}
              onChange={({ target }) => setGiven({ ...given, [field]: target.value })}
            />
          </label>
        ))}
      </div>
      <datalist id={list}>
        {headings.map((heading) => (
          <option key={heading} value={heading} />
        ))}
      </datalist>
      <Button htmlType="submit">{words.readAgain}</Button>
    </form>
  );
}

/** What has to be said by hand: what was changed, and what no heading would tell by itself. */
function sayOf(given: Mapping, initial: Mapping): Mapping {
  const said = fields.flatMap((field) => {
    const name = given[field]?.trim();
    return name && (name !== initial[field] || meantBy(name) !== field) ? [[field, name] as const] : [];
  });
  return Object.fromEntries(said);
}
