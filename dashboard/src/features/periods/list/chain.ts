import type { PeriodHead } from '../../../api/types';

export type Link = {
  readonly id: string;
  readonly at: string;
  readonly seal: NonNullable<PeriodHead['seal']>;
  /** Whether it follows the one before; the first follows nothing. */
  readonly follows: boolean;
};

/** The seals in the order in which they were set, each held against the one before it. */
export function chainOf(items: readonly PeriodHead[]): Link[] {
  const sealed = items.flatMap(({ id, seal, sealedAt }) => (seal && sealedAt ? [{ id, seal, at: sealedAt }] : []));
  const ordered = sealed.toSorted((one, other) => one.seal.number - other.seal.number);
  return ordered.map((link, at) => {
    const before = ordered[at - 1];
    const follows = before === undefined ? link.seal.number === 1 : link.seal.previous === before.seal.seal;
    return { ...link, follows };
  });
}
