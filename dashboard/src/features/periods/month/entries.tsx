import type { Period } from '../../../api/types';
import { Answered } from '../../../components/answered';
import { useWords } from '../../../words/language';
import { usePreclose } from '../use-periods';
import { useRights } from '../use-rights';
import { entriesWords } from '../words/entries';
import { monthWords } from '../words/month';
import { EntryList } from './entry-list';

/** 记账明细: how the items stood at the close. Entries of a quarter are those of its months, and are corrected there. */
export function Entries({ period: { id, kind, figures } }: { readonly period: Period }) {
  const { entries } = useWords(entriesWords);
  const rights = useRights();
  return (
    <EntryList
      {...{ id, list: 'entries', label: entries, units: figures?.units ?? [] }}
      correctable={kind === 'month' && rights.adjust}
    />
  );
}

/** 预结明细: what a close now would take, item by item, which the figures of the pre-close count. */
export function PrecloseEntries({ id }: { readonly id: string }) {
  const { precloseEntries, precloseWhy } = useWords(monthWords);
  const query = usePreclose(id);
  return (
    <>
      <p className="soft">{precloseWhy}</p>
      <Answered query={query}>
        {({ figures: { units } }) => <EntryList {...{ id, list: 'preclose/entries', label: precloseEntries, units }} />}
      </Answered>
    </>
  );
}
