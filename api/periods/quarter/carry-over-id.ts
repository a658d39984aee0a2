/** A carry-over by itself, wherever its item is not named beside it: `<item>.<request>`. */
export function carryOverIdOf(task: string, request: string): string {
  return `${task}.${request}`;
}

/** Which item and which of its requests an id means, and the entry of its ledger that made it. */
export function readCarryOverId(id: string): { readonly task: string; readonly request: string; readonly seq: number } {
  const [task = '', request = ''] = id.split('.');
  return { task, request, seq: Number(request.slice(request.lastIndexOf('-') + 1)) };
}
