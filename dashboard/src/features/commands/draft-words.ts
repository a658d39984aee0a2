import { dictionary } from '../../words/dictionary';

/** Drafts of commands. */
export const draftWords = dictionary(
  {
    keptAt: '草稿已存于本机 · {at}',
    clear: '清空重填',
    fails: '本机无法保存草稿，办完之前请不要离开本页。',
    held: '没有网络，尚未送出。填写的内容已存于本机；网络恢复后，请再按“{what}”。',
    drafts: '未送出的草稿（{count}）',
    draftsWhy: '只存在这台设备上；由您决定是否送出。',
    openDraft: '继续填写',
    drop: '丢弃',
    storedAt: '存于 {at}',
    review: '验收意见',
    bulletin: '通报文字',
    policy: '规则修改',
    calendar: '放假安排',
    typed: '您已填写的内容：',
    back: '网络已恢复，内容还没有送出。核对后请按“{what}”。',
  },
  {
    keptAt: 'Draft kept on this device · {at}',
    clear: 'Start afresh',
    fails: 'This device cannot keep a draft; stay on this page until you are done.',
    held: 'You are offline, and nothing was sent. What you typed is kept on this device; once the connection is back, press “{what}” again.',
    drafts: 'Drafts not sent ({count})',
    draftsWhy: 'They are on this device only; nothing is sent before you say so.',
    openDraft: 'Go on with it',
    drop: 'Discard',
    storedAt: 'kept at {at}',
    review: 'Verdicts',
    bulletin: 'Words of a bulletin',
    policy: 'Changed rules',
    calendar: 'A year’s holidays',
    typed: 'What you have typed:',
    back: 'The connection is back; nothing has been sent yet. Look it over, then press “{what}”.',
  },
);
