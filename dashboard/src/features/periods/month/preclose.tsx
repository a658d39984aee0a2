import { Link } from 'react-router';
import { query } from '../../../api/call';
import { useClock } from '../../../api/me';
import { Answered } from '../../../components/answered';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { Holds } from '../head';
import { usePreclose } from '../use-periods';
import { monthWords } from '../words/month';
import { FiguresOf } from './figures';

/** 预结: what closing a month now would take, against the month before. */
export function PreClose({ id }: { readonly id: string }) {
  const words = useWords(monthWords);
  const { moment } = useClock();
  const preclose = usePreclose(id);
  return (
    <section aria-label={words.preclose}>
      <p className="soft">{words.precloseWhy}</p>
      <Answered query={preclose}>
        {({ asOf, entryCount, figures, before, holds }) => {
          // That its cut-off has yet to come is no hurdle: the schedule waits for it.
          const hurdles = holds.filter(({ code }) => code !== 'cut_off_ahead');
          return (
            <>
              <p>
                <Link to={{ search: query({ part: 'preclose-entries' }) }}>
                  {fill(words.precloseAsOf, { at: moment(asOf), count: entryCount })}
                </Link>
              </p>
              {hurdles.length > 0 ? (
                <Holds id={id} holds={hurdles} />
              ) : (
                <p>✓ {holds.length > 0 ? words.onlyTime : words.nothingHolds}</p>
              )}
              <FiguresOf now={figures} before={before} entries="preclose-entries" />
            </>
          );
        }}
      </Answered>
    </section>
  );
}
