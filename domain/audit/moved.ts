import type { Item } from '../item/item';

/** What of an item an auditor compares before and after. */
export const movedFields = [
  ...(['state', 'light', 'step', 'percent', 'deadline', 'owner', 'leader', 'leadUnit'] as const),
  ...(['coUnits', 'standards', 'extensionsGranted', 'returns'] as const),
] as const;
export type MovedField = (typeof movedFields)[number];

/** A field that an entry changed; values as they are told. Null stands for nobody, or for an item that was not there yet. */
export type Moved = {
  readonly field: MovedField;
  readonly from: string | number | null;
  readonly to: string | number | null;
};

/** What is different after an entry of an item's ledger; by the first one an item comes to be, with what it has by then. */
export function movedBetween(before: Item | null, after: Item): Moved[] {
  return movedFields.flatMap((field) => {
    const [from, to] = [before && toldOf(before, field), toldOf(after, field)];
    const isNew = before === null && to === 0;
    return from === to || isNew ? [] : [{ field, from, to }];
  });
}

function toldOf(item: Item, field: MovedField): string | number | null {
  switch (field) {
    case 'owner':
      return item.owner.name;
    case 'leader':
      return item.leader?.name ?? null;
    case 'leadUnit':
      return item.leadUnit.name;
    case 'coUnits':
      return item.coUnits.join('、') || null;
    case 'standards':
      return item.standards.map(({ text }) => text).join('；');
    default:
      return item[field];
  }
}
