const wait = ['请稍等片刻再按一次；重复提交不会记两次。', 'Wait a moment and press again; it is never recorded twice.'];
const mend = ['请更正标出的内容后再提交。', 'Put right what is marked, then press again.'];
const reload = ['请重新读取本页，看现在的情况。', 'Reload the page to see how things stand now.'];
const others = [
  '请由有权的人办理；任务页的“办理经过”可见有关人员。',
  'Leave it to whoever may; the history on an item’s page names the people concerned.',
];

/** What a person does next after a refusal: by its code, else by its status. */
export const nextSteps = {
  next_0: [
    '请检查网络后再按一次；重复提交不会记两次。',
    'Check the connection and press again; it is never recorded twice.',
  ],
  next_400: mend,
  next_401: ['请重新登录后再办。', 'Sign in again, then go on.'],
  next_403: others,
  next_404: ['请回到任务列表查看。', 'Go back to the list of items.'],
  next_409: reload,
  next_412: [
    '请先看以上变化。仍要提交，请再按一次；或重新读取本页。',
    'Look at the changes above. To go on all the same, press again; or reload the page.',
  ],
  next_413: ['请拆分或压缩后再传。', 'Split it or make it smaller, then try again.'],
  next_415: ['请另存为所列格式后再传。', 'Save it in one of these forms, then choose it again.'],
  next_422: mend,
  next_429: wait,
  next_500: [
    '请再试一次；仍不成功，请把编号告诉管理员。',
    'Try again; if it fails once more, give the administrator the number.',
  ],
  next_503: wait,
  next_submitter_cannot_accept: ['请由办公室的其他人员销号。', 'Let somebody else of the secretariat accept it.'],
  next_own_request: ['请由其他领导审批。', 'Let another leader decide it.'],
  next_leader_decides: ['请由领导小组成员审批。', 'Leave it to a leader.'],
  next_secretariat_decides: ['请由领导小组办公室审批。', 'Leave it to the secretariat.'],
  next_extensions_used_up: [
    '确需推迟的，请领导小组办公室调整完成时限。',
    'If it must be later, the secretariat can amend the deadline.',
  ],
  next_already_asked: ['请等待审批结果。', 'Wait for its decision.'],
  next_standard_not_met: ['请改用“退回”，指明未达到的标准。', 'Return the item instead, naming what is not met.'],
  next_no_standard_unmet: ['都已达到的，请改用“销号”。', 'If all are met, accept the item instead.'],
  next_only_owner_now: [
    '请只改责任人，其他留空；或在退回后再调整。',
    'Change only the owner now, and the rest after a return.',
  ],
  next_only_within_unit: [
    '请选本单位人员；其他调整请找领导小组办公室。',
    'Choose somebody of the unit; ask the secretariat for anything else.',
  ],
  next_standard_unknown: reload,
  next_standards_incomplete: [
    '请逐项填写；标准有变的，请重新读取本页。',
    'Say something of each; if they have changed, reload the page.',
  ],
  next_milestone_unknown: reload,
  next_deadline_past: ['请选今天以后的日期。', 'Choose a day still to come.'],
  next_deadline_not_later: ['请选更晚的日期。', 'Choose a later day.'],
  next_nothing_changed: ['请先填写要调整的内容。', 'Fill in what is to be amended.'],
  next_cut_off_ahead: [
    '请等截止时点过后再办；急需的，请选择提前月结的时点。',
    'Wait until the cut-off has passed; or choose an instant to close it earlier.',
  ],
  next_month_ahead: ['请等该月开始后再办。', 'Wait until that month has begun.'],
  next_nothing_to_close: ['请回到“月结季清”，从最早的月份办起。', 'Go back to the months and begin with the earliest.'],
  next_as_of_outside: ['请改选该范围内的时点。', 'Choose an instant within that span.'],
  next_as_of_ahead: ['请改选已经过去的时点。', 'Choose an instant that has passed.'],
  next_earlier_month_open: ['请打开上述月份，先把它月结。', 'Open that month and close it first.'],
  next_earlier_month_not_sealed: ['请打开上述月份，先把它封账。', 'Open that month and seal it first.'],
  next_not_closed: ['请打开上述月份，先把它月结。', 'Open that month and close it first.'],
  next_months_not_sealed: ['请打开上述月份，依次封账。', 'Open those months and seal them in order.'],
  next_items_unsettled: [
    '请在本页“未清事项”中逐项销号、撤销、暂缓或结转。',
    'Settle each item under “Not settled” on this page, or have it carried over.',
  ],
  next_nothing_corrected: [
    '请至少更正一处与原记录不同的内容。',
    'Change at least one thing that the entry says otherwise.',
  ],
  next_period_open: ['请先月结，再看通报。', 'Close it first; its bulletin follows.'],
  next_quarter_ahead: ['请等该季度开始后再办。', 'Wait until that quarter has begun.'],
  next_not_due_in_quarter: ['请打开任务页，申请延期。', 'Open the item’s page and ask for an extension there.'],
  next_bulletin_changed: [
    '您填写的内容都还在；请对照标出的现行内容修改，再按一次即保存。',
    'What you typed is still there: hold it against what stands now, and press again to save.',
  ],
  says_version_stale: ['您打开本页之后，事项有了变化。', 'The item has changed since you opened this page.'],
  reload: ['重新读取本页', 'Reload the page'],
  changedMeanwhile: ['其间的变化：', 'What changed meanwhile:'],
  faultsFound: ['有 {count} 处需要更正。', 'To be put right: {count}.'],
};
