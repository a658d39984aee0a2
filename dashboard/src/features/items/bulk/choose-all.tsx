import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Failure } from '../../../components/failure';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { readPages } from '../read-pages';
import type { Selection } from './use-selection';
import { mostChosen } from './use-selection';
import { bulkWords } from './words';

type Props = {
  readonly selection: Selection;
  readonly total: number | undefined;
  readonly path: `/${string}`;
};

/** Chooses all that match, on whichever page, as far as may be chosen at once. */
export function ChooseAll({ selection, total, path }: Props) {
  const words = useWords(bulkWords);
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => readPages(path, mostChosen),
    onSuccess: ({ items }) => selection.replace(items),
  });
  if (total === undefined || selection.chosen.length >= Math.min(total, mostChosen)) return null;
  const label =
    total > mostChosen ? fill(words.chooseMost, { most: mostChosen }) : fill(words.chooseAll, { count: total });
  return (
    <>
      <Button aria-disabled={isPending} onClick={() => isPending || mutate()} data-press="choose-all">
        {isPending ? words.choosing : label}
      </Button>
      {error && <Failure error={error} />}
    </>
  );
}
