/** The ids of the files that ledger entries name as evidence, wherever in an event. */
export function evidenceNamedIn(ledger: readonly { readonly body: string }[]): string[] {
  const found = new Set<string>();
  for (const { body } of ledger) if (body.includes('"evidence"')) collect(JSON.parse(body), found);
  return [...found];
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'evidence' && Array.isArray(inner)) for (const { id } of inner as { id: string }[]) found.add(id);
    else collect(inner, found);
  }
}
