/** A condition that a column holds some words; the database takes `%`, `_` and the backslash for wildcards, people mean themselves. */
export function containing(words: string) {
  return { contains: words.replaceAll(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
}
