import type { ReactNode } from 'react';
import type { Task } from '../../api/types';
import type { Entered } from './entered';

/** The form of a command. Its fields are named as in the body, so that a fault's pointer leads to its field. */
export type CommandForm = {
  readonly fields?: (props: { readonly item: Task }) => ReactNode;
  /** What stands in it at first. */
  readonly initial?: (item: Task) => Entered;
  /** Makes the body of what was entered, where it is not just that. */
  readonly body?: (entered: Entered, item: Task) => Entered;
};
