/** The words that were given under these names; what was left empty is left out. */
export function given(said, names) {
  return Object.fromEntries(names.map((name) => [name, said.get(name)?.trim()]).filter(([, value]) => value));
}

/** The files that were uploaded under a name, where there are any. */
export function filesOf(said, name) {
  const evidence = said.getAll(name);
  return evidence.length > 0 && { evidence };
}
