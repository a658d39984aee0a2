import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { Answered } from '../../components/answered';
import { useWords } from '../../words/language';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { viewAt, views } from './temporal-views';
import { auditWords } from './words';

type Places = { readonly temporal: string | null; readonly namespace: string };

/** 流程引擎: the way into Temporal's own page, where this installation has one. */
export function EnginePage() {
  const words = useWords(checkWords);
  const { engine } = useWords(auditWords);
  const query = useQuery({
    ...{ queryKey: ['places'], refetchInterval: false },
    queryFn: ({ signal }) => call<Places>('/static/places.json', { signal }),
  });
  return (
    <AuditFrame title={engine}>
      <p className="soft">{words.engineWhy}</p>
      <Answered query={query}>
        {({ temporal, namespace }) =>
          temporal === null ? (
            <p>{words.engineNone}</p>
          ) : (
            <ul>
              {views.map(([label, wanted]) => (
                <li key={label}>
                  <a href={viewAt(temporal, namespace, wanted)} target="_blank" rel="noreferrer">
                    {words[label]}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </AuditFrame>
  );
}
