import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '../../api/call';
import type { ItemFilter } from '../items/list-query';

export type Filters = Readonly<Partial<Record<ItemFilter | 'sort', string | null>>>;

/** Where the list of just these items is. */
export function itemsAt(filters: Filters): string {
  return `/items${query(filters)}`;
}

type Props = {
  readonly count: number;
  readonly to: Filters;
  /** What is read out in place of the bare number. */
  readonly label?: string;
  readonly children?: ReactNode;
};

/** A number that opens the items behind it; none opens nothing. */
export function Count({ count, to, label, children }: Props) {
  const shown = children ?? count;
  if (count === 0) return <span className="zero">{shown}</span>;
  return (
    <Link to={itemsAt(to)} className="count" {...(label !== undefined && { 'aria-label': label })}>
      {shown}
    </Link>
  );
}
