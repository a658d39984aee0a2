import type { SearchAttributePair } from '@temporalio/common';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Item } from '../../domain/item/item';

const state = defineSearchAttributeKey('DubanState', SearchAttributeType.KEYWORD);
const light = defineSearchAttributeKey('DubanLight', SearchAttributeType.KEYWORD);
const unit = defineSearchAttributeKey('DubanUnit', SearchAttributeType.KEYWORD);
const owner = defineSearchAttributeKey('DubanOwner', SearchAttributeType.KEYWORD);
const deadline = defineSearchAttributeKey('DubanDeadline', SearchAttributeType.DATETIME);

/** Every search attribute, for registering them with a Temporal server. */
export const searchAttributeKeys = [state, light, unit, owner, deadline];

/** What an item can be found by in Temporal's own page: state, light, unit (code), owner (account id) and deadline. */
export function searchAttributesOf(item: Item): SearchAttributePair[] {
  return [
    { key: state, value: item.state },
    { key: light, value: item.light },
    { key: unit, value: item.leadUnit.code },
    { key: owner, value: item.owner.id },
    { key: deadline, value: new Date(item.dueAt) },
  ];
}
