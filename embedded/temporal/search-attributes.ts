/** What items can be searched by in Temporal's own page; registered before the first workflow starts. */
export const searchAttributes = {
  DubanState: 'Keyword',
  DubanLight: 'Keyword',
  DubanUnit: 'Keyword',
  DubanOwner: 'Keyword',
  DubanDeadline: 'Datetime',
} as const;
