import type { Dictionary } from '../../words/dictionary';
import { dictionary } from '../../words/dictionary';

type LetterState = 'gathering' | 'pending' | 'sending' | 'sent' | 'unknown' | 'dead' | 'moot';

export const letterStates: readonly LetterState[] = [
  'dead',
  'unknown',
  'pending',
  'sending',
  'gathering',
  'sent',
  'moot',
];

/** Where a letter stands. */
export const letterStateWords: Dictionary<LetterState> = {
  'zh-CN': {
    gathering: '待汇总',
    pending: '待发送',
    sending: '正在发送',
    sent: '已发送',
    unknown: '结果不明',
    dead: '无法投递',
    moot: '不必再发',
  },
  en: {
    gathering: 'for the digest',
    pending: 'waiting',
    sending: 'being sent',
    sent: 'sent',
    unknown: 'outcome unknown',
    dead: 'undeliverable',
    moot: 'no longer needed',
  },
};

export const mailWords = dictionary(
  {
    to: '收件人',
    why: '事由',
    item: '任务',
    state: '状态',
    created: '生成时间',
    sent: '发出时间',
    recipient: '收件人邮箱',
    subject: '主题',
    attempts: '尝试次数',
    answer: '邮件服务器的答复',
    address: '发往',
    due: '应发时间',
    messageId: '邮件编号',
    log: '每次尝试',
    none: '没有符合条件的信件。',
    noneYet: '还没有信件；推进表下发后，交办信会出现在这里。',
    deadHelp:
      '无法投递：邮件服务器已拒收。请先核对收件人邮箱（在“人员”中导入更正），再打开本信重新发送，会发往更正后的地址。',
    unknownHelp: '结果不明：信已交出但没有得到答复，收件人可能已收到；为避免重复，不再自动重发。',
    outcome_sent: '已发送',
    outcome_refused: '被拒收',
    outcome_failed: '未成功，稍后再试',
    outcome_unknown: '结果不明',
    outcome_moot: '不必再发',
    outcome_again: '要求重新发送',
    sendAgain: '重新发送',
    sendAgainHint: '按原编号发往收件人现在的邮箱，内容按现在的情况重写；事项已了结的不再发出。',
    sentAgain: '已排入发送，稍后在“每次尝试”中查看结果。',
    inDigest: '本信已并入汇总信，请重新发送那一封：',
    theDigest: '查看汇总信',
    accountLetter: '登录和邀请信不能重新发送：请在“账号”中重新邀请，或请本人重新获取验证码。',
    digestIn: '列入汇总信',
  },
  {
    to: 'To',
    why: 'Why',
    item: 'Item',
    state: 'State',
    created: 'Written',
    sent: 'Sent',
    recipient: 'Recipient’s address',
    subject: 'Subject',
    attempts: 'Tries',
    answer: 'What the mail server answered',
    address: 'Sent to',
    due: 'Due to be sent',
    messageId: 'Message id',
    log: 'Every try',
    none: 'No letter matches.',
    noneYet: 'There are no letters yet; they come with the first issue.',
    deadHelp:
      'Undeliverable: the mail server refused it. Check the address (import it corrected under People), then open the letter and send it again; it goes to the corrected address.',
    unknownHelp:
      'Outcome unknown: it was handed over and nothing came back, so it may have arrived; lest it come twice it is not sent again by itself.',
    outcome_sent: 'sent',
    outcome_refused: 'refused',
    outcome_failed: 'failed, to be tried again',
    outcome_unknown: 'outcome unknown',
    outcome_moot: 'no longer needed',
    outcome_again: 'asked for again',
    sendAgain: 'Send it again',
    sendAgainHint:
      'It goes under its old Message-ID to the reader’s present address, written anew; where its matter is over it does not go out.',
    sentAgain: 'It is in the outbox; the outcome will stand under “Every try”.',
    inDigest: 'This letter was told in a digest; send that one again:',
    theDigest: 'See the digest',
    accountLetter:
      'Letters about signing in cannot be sent again: invite the person anew under Accounts, or have them ask for a new code.',
    digestIn: 'told in a digest',
  },
);
