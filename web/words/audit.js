/** What leads to the pages for auditors. */
export const auditWords = {
  toTimeline: ['该任务的时间线', 'The timeline of the item'],
};
