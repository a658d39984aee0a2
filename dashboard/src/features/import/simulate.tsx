import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Behaviour } from '../../../../domain/simulation/behaviour';
import { call } from '../../api/call';
import type { Batch, Simulation } from '../../api/types';
import { Answered } from '../../components/answered';
import { useWords } from '../../words/language';
import { Simulated } from './simulated';
import { importWords } from './words';

/** The batch's year by the rules: where nobody acts, and where everybody acts in time. It changes nothing. */
export function Simulate({ batch }: { readonly batch: Batch }) {
  const words = useWords(importWords);
  const [begun, setBegun] = useState<number>();
  return (
    <section>
      <h2>{words.simulate}</h2>
      <p className="soft">{words.simulateHint}</p>
      <Button onClick={() => setBegun(Date.now())} data-press="simulate">
        {words.simulateStart}
      </Button>
      {begun !== undefined && (
        <div className="pair wide">
          <Run id={batch.id} turn={begun} behaviour="nobody" title={words.nobody} />
          <Run id={batch.id} turn={begun} behaviour="in-time" title={words.inTime} />
        </div>
      )}
    </section>
  );
}

type Props = { readonly id: string; readonly turn: number; readonly behaviour: Behaviour; readonly title: string };

function Run({ id, turn, behaviour, title }: Props) {
  const words = useWords(importWords);
  const query = useQuery({
    queryKey: ['simulation', id, behaviour, turn],
    queryFn: ({ signal }) =>
      call<Simulation>(`/api/batches/${id}/simulate`, { method: 'POST', body: { behaviour }, signal }),
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchInterval: false as const, refetchOnWindowFocus: false },
  });
  return (
    <div>
      {query.isPending && <p role="status">{words.simulating}</p>}
      <Answered query={query}>{(simulation) => <Simulated title={title} simulation={simulation} />}</Answered>
    </div>
  );
}
