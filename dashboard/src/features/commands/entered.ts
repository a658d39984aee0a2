/** What was entered, by the names of the command's body. */
export type Entered = Readonly<Record<string, unknown>>;

/** What was entered without what was left empty; words without the blanks around them. */
export function given(entered: Entered): Entered {
  const told = Object.entries(entered).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]);
  return Object.fromEntries(told.filter(([, value]) => value !== '' && value !== undefined && value !== null));
}
