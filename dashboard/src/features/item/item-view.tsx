import type { Task } from '../../api/types';
import { Commands } from '../commands/commands';
import { Agenda } from './agenda';
import { Facts } from './facts';
import { History } from './history';
import { Extensions, Instructions, Moves, Requests } from './moves';
import { Notices } from './notices';
import { Records } from './records';
import { Reports } from './reports';
import { Milestones, Standards } from './standards';
import { Standing } from './standing';

/** An item: how it stands, what the reader may do, then everything that hangs on it, the most asked for first. */
export function ItemView({ item }: { readonly item: Task }) {
  return (
    <>
      <Standing item={item} />
      <Commands item={item} />
      <Requests item={item} />
      <Facts item={item} />
      <Standards item={item} />
      <Milestones item={item} />
      <Reports item={item} />
      <Instructions item={item} />
      <Notices item={item} />
      <Extensions item={item} />
      <Moves item={item} />
      <Agenda item={item} />
      <History id={item.id} />
      <Records item={item} />
    </>
  );
}
