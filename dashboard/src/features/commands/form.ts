import type { ReactNode } from 'react';
import type { Task } from '../../api/types';

/** What was entered, by the names of the command's body. */
export type Entered = Readonly<Record<string, unknown>>;

/** The form of a command. Its fields are named as in the body, so that a fault's pointer leads to its field. */
export type CommandForm = {
  readonly fields?: (props: { readonly item: Task }) => ReactNode;
  /** What stands in it at first. */
  readonly initial?: (item: Task) => Entered;
  /** Makes the body of what was entered, where it is not just that. */
  readonly body?: (entered: Entered, item: Task) => Entered;
};

/** What was entered without what was left empty; words without the blanks around them. */
export function given(entered: Entered): Entered {
  const told = Object.entries(entered).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]);
  return Object.fromEntries(told.filter(([, value]) => value !== '' && value !== undefined && value !== null));
}
