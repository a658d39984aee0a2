import type { Task } from '../../api/types';

export function ItemView({ item }: { readonly item: Task }) {
  return <p>{item.task}</p>;
}
