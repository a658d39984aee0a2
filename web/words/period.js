/** What the page of a month or a quarter says. */
export const periodWords = {
  monthOf: ['{id} 月结', 'The month {id}'],
  quarterOf: ['{id} 季清', 'The quarter {id}'],
  period_open: ['未结', 'open'],
  period_closing: ['正在月结', 'being closed'],
  period_closed: ['已结，待封', 'closed, not sealed yet'],
  period_sealed: ['已封', 'sealed'],
  cutOff: ['截止时点', 'Cut-off'],
  nextStep: ['下一步', 'What comes next'],
  holds: ['尚待解决', 'What holds it'],
  itemsOf: ['{items} 项，其中未了结 {open} 项', '{items}, of which {open} open'],
  overdue: ['逾期', 'Overdue'],
  monthlyReports: ['月报', 'Monthly reports'],
  reportsOf: ['应报 {reportsDue} 项，缺报 {reportsMissing} 项', '{reportsMissing} missing of {reportsDue} due'],
  unsettledOf: ['未清 {unsettled} 项（到期 {due} 项）', '{unsettled} not settled, of {due} due'],
  allSettled: ['到期的任务都已结清。', 'All that was due is settled.'],
  carryWaits: ['… 待批：由 {period} 结转至 {deadline}', '… waits for a decision: from {period} to {deadline}'],
};
