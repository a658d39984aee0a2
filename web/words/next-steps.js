const wait = ['请稍等片刻再按一次；重复提交不会记两次。', 'Wait a moment and press again; it is never recorded twice.'];
const mend = ['请更正标出的内容后再提交。', 'Put right what is marked, then press again.'];
const reload = ['请重新读取本页，看现在的情况。', 'Reload the page to see how things stand now.'];
const others = ['请由有权的人办理，或请管理员开通。', 'Leave it to whoever may, or ask the administrator for it.'];

/** What a person does next after a refusal: by its code, else by its status. */
export const nextSteps = {
  next_0: [
    '请检查网络后再按一次；重复提交不会记两次。',
    'Check the connection and press again; it is never recorded twice.',
  ],
  next_400: mend,
  next_401: ['请重新登录后再办。', 'Sign in again, then go on.'],
  next_403: others,
  next_404: ['请重新读取本页；可能已被删除。', 'Reload the page; it may be gone.'],
  next_409: reload,
  next_422: mend,
  next_429: wait,
  next_500: [
    '请再试一次；仍不成功，请把编号告诉管理员。',
    'Try again; if it fails once more, give the administrator the number.',
  ],
  next_503: wait,
};
