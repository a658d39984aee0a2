import type { Locale } from '../../../domain/locale';
import type { ConnectionFacts } from '../letter-facts';
import type { Content } from './content';
import { timeText } from './dates';

/** A connection (对接) at which nothing has succeeded for a day: it is paused, and what happens meanwhile is kept for it. */
const wordings: Record<Locale, (facts: ConnectionFacts) => Content> = {
  'zh-CN': (facts) => ({
    tone: 'late',
    label: '对接暂停',
    tail: '连续失败',
    title: `对接“${facts.name}”连续一天失败，已暂停`,
    ask: '请检查对方服务，恢复后在接口上重新启用。',
    rows: [
      { label: '地址', value: facts.address },
      { label: '开始失败', value: timeText(facts.failingSince, facts) },
      { label: '待投递', value: `${facts.waiting} 条` },
      { label: '最后的答复', value: facts.answer },
    ],
    sections: [],
    next: [
      `重新启用：POST /api/connections/${facts.connection}/resume。暂停期间发生的事，启用后依次补发。`,
      `不再需要的，请停用：DELETE /api/connections/${facts.connection}。`,
    ],
    why: ['您是管理员。', '一次连续失败只来一封信。'],
    button: '打开接口说明',
  }),
  en: (facts) => ({
    tone: 'late',
    label: 'connection paused',
    tail: 'it kept failing',
    title: `The connection “${facts.name}” has failed for a day and was paused`,
    ask: 'Please look at the receiver, and resume the connection when it works again.',
    rows: [
      { label: 'Address', value: facts.address },
      { label: 'Failing since', value: timeText(facts.failingSince, facts) },
      { label: 'Waiting', value: String(facts.waiting) },
      { label: 'Last answer', value: facts.answer },
    ],
    sections: [],
    next: [
      `To resume: POST /api/connections/${facts.connection}/resume. What happens meanwhile is sent then, in order.`,
      `If it is not needed any more, end it: DELETE /api/connections/${facts.connection}.`,
    ],
    why: ['You are an administrator.', 'Each time that it keeps failing, one such letter comes.'],
    button: 'Open the API’s pages',
  }),
};

export function connectionContent(facts: ConnectionFacts): Content {
  return wordings[facts.locale](facts);
}
