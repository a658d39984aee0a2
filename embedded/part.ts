import type { Born, Child } from './child';

/** One thing that has to run for Duban to work: our own process, or the user's own, somewhere else. */
export type Part = {
  /** In the lines on the terminal and in the names of logs. */
  name: string;
  /** Where it is, for people; no passwords. */
  address: string;
  /**
   * Brings it up, or finds it up, and returns once it answers.
   * @param born is told of our process before it answers, so that a kill of ours in between leaves none unknown.
   * @returns our process, or undefined where it is the user's.
   * @throws StartFailure saying why it does not.
   */
  start(born: Born): Promise<Child | undefined>;
  /** Ends our process without loss. */
  stop(child: Child): Promise<void>;
};
