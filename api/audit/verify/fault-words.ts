import type { Fault, FaultCode } from '../../../audit/fault';
import type { Locale, Worded } from '../../../domain/locale';

/** What each kind of fault says; `{of}` names what it is about. */
const words: Record<FaultCode, Worded> = {
  ledger_missing: { 'zh-CN': '任务没有台账', en: 'the item has no ledger' },
  ledger_gap: { 'zh-CN': '台账缺少这一条', en: 'this entry is missing from the ledger' },
  ledger_link: { 'zh-CN': '这一条没有接在上一条之后', en: 'this entry does not follow the one before' },
  ledger_hash: { 'zh-CN': '这一条的内容与其哈希不符', en: 'this entry is not what was hashed' },
  ledger_body: { 'zh-CN': '这一条的内容不是规范文本', en: 'the text of this entry is not canonical' },
  ledger_actor: { 'zh-CN': '操作人与内容所载不符', en: 'its actor is not the one that its text names' },
  ledger_time: { 'zh-CN': '记录时间早于上一条', en: 'it was recorded before the entry before it' },
  time_endless: {
    'zh-CN': '记录的时间（{detail}）不是时刻，或远在将来：{of}',
    en: 'a time in it ({detail}) is no instant, or lies far ahead: {of}',
  },
  ledger_rules: { 'zh-CN': '这一条与督办规则不符', en: 'by the rules there can be no such entry' },
  ledger_standing: {
    'zh-CN': '所载状态与逐条推算的不符',
    en: 'the standing that it tells is not what the entries give',
  },
  ledger_short: {
    'zh-CN': '流程已记下这一条，台账里没有（{detail}）',
    en: 'the workflow had this entry recorded, and the ledger lacks it ({detail})',
  },
  ledger_rewritten: {
    'zh-CN': '台账的这一条不是流程当时记下的（{detail}）',
    en: 'this entry is not the one that the workflow had recorded ({detail})',
  },
  entry_unasked: {
    'zh-CN': '请求记录里没有人请求过这一条（{detail}）',
    en: 'by the log of requests nobody asked for this entry ({detail})',
  },
  refusal_unasked: {
    'zh-CN': '请求记录里没有人请求过被拒绝的这道指令（{detail}）',
    en: 'by the log of requests nobody asked for what was refused here ({detail})',
  },
  entry_not_ordered: {
    'zh-CN': '这一条不是当时下达的指令 {detail} 所定的：流程历史 {of} 里的指令是另外的内容',
    en: 'this entry is not what its command {detail} ordered: the history of {of} has the command with other words',
  },
  item_missing: { 'zh-CN': '有台账而没有任务', en: 'there is a ledger, and no item' },
  read_model: { 'zh-CN': '任务表与台账不符：{detail}', en: 'the read model is not what the ledger gives: {detail}' },
  issued_otherwise: {
    'zh-CN': '第一条所载与下达时的原表不符：{detail}',
    en: 'its first entry is not what the row says that it was issued from: {detail}',
  },
  refusal_body: { 'zh-CN': '不予受理的记录与其内容不符', en: 'a refusal is not what its text says' },
  letter_entry: { 'zh-CN': '信件没有对应的台账', en: 'a letter has no entry that called for it' },
  letter_matter: { 'zh-CN': '信件的事由与台账不符', en: 'a letter is about nothing that its entry tells' },
  letter_name: {
    'zh-CN': '信件的 Message-ID 与事由、收信人不符',
    en: 'a letter’s Message-ID is not that of its matter and reader',
  },
  letter_time: { 'zh-CN': '信件的时间与台账不符', en: 'a letter was not written with its entry' },
  letter_state: { 'zh-CN': '信件的状态与发信记录不符', en: 'a letter’s state is not what its log says' },
  letter_missing: { 'zh-CN': '应有的信件不在', en: 'a letter that the entry calls for is missing' },
  notice_number: { 'zh-CN': '督办单 {of} 与编号登记不符', en: 'the notice {of} is not as its number was given' },
  evidence_missing: {
    'zh-CN': '所附材料 {of} 不在，或已不是原件',
    en: 'the evidence {of} is missing, or not the one handed in',
  },
  file_content: { 'zh-CN': '批次 {of} 的原表文件与其哈希不符', en: 'the file of batch {of} is not what was hashed' },
  evidence_content: { 'zh-CN': '材料 {of} 的内容与其哈希不符', en: 'the evidence {of} is not what was hashed' },
  period_entries: { 'zh-CN': '{of} 的月结记录与其哈希不符', en: 'the entries of {of} are not those that were hashed' },
  period_entry: { 'zh-CN': '{of} 的月结记录与台账不符', en: 'the entry in {of} is not what the ledger gives' },
  period_figures: { 'zh-CN': '{of} 的数字与逐项记录不符', en: 'the figures of {of} are not those of its entries' },
  period_heads: {
    'zh-CN': '{of} 所涉台账与其哈希不符',
    en: 'the ledgers that {of} covers are not those that were hashed',
  },
  period_hash: { 'zh-CN': '{of} 的哈希不符', en: 'the hash of {of} does not hold' },
  period_order: { 'zh-CN': '{of} 没有接在上一个月之后', en: '{of} does not follow the month before' },
  seal_adjustments: {
    'zh-CN': '{of} 的更正与封账时不同',
    en: 'the adjustments in {of} are not those that were sealed',
  },
  seal_bulletin: { 'zh-CN': '{of} 的通报与封账时不同', en: 'the bulletin of {of} is not the one that was sealed' },
  seal_hash: { 'zh-CN': '{of} 的封账印记不符', en: 'the seal of {of} does not hold' },
  seal_order: { 'zh-CN': '{of} 的封账没有接在上一个之后', en: 'the seal of {of} does not follow the one before' },
  run_history: { 'zh-CN': '工作流历史 {of} 与其哈希不符', en: 'the history of {of} is not what was hashed' },
  run_count: {
    'zh-CN': '工作流历史 {of} 的事件数不符',
    en: 'the history of {of} has not as many events as the engine counted',
  },
  run_hash: { 'zh-CN': '工作流历史 {of} 的归档记录被改动', en: 'what is said of the run {of} was changed' },
  run_item: { 'zh-CN': '工作流历史 {of} 归错了任务', en: 'the run {of} is not of the item that it is kept with' },
  run_chain: { 'zh-CN': '工作流历史 {of} 之前的一段不在', en: 'the run before {of} is missing' },
  run_sealed: {
    'zh-CN': '工作流历史 {of} 已加密，打不开',
    en: 'the history of {of} is sealed and cannot be opened',
  },
  run_unended: {
    'zh-CN': '归档的工作流历史 {of} 没有结尾（止于 {detail}）：不是引擎结束时的历史',
    en: 'the archived history of {of} has no end (its last event is {detail}): it is not the one that the engine ended with',
  },
  run_twice: {
    'zh-CN': '工作流 {of} 归档了不止一份、内容不同的历史：{detail}',
    en: 'more than one history of {of} is archived, and they differ: {detail}',
  },
  run_entry: {
    'zh-CN': '台账与工作流历史 {of} 所载不同',
    en: 'the ledger is not what the history of {of} had recorded',
  },
  checkpoint_order: { 'zh-CN': '检查点 {of} 没有接在上一个之后', en: 'checkpoint {of} does not follow the one before' },
  checkpoint_hash: { 'zh-CN': '检查点 {of} 的哈希不符', en: 'the hash of checkpoint {of} does not hold' },
  checkpoint_unsigned: { 'zh-CN': '检查点 {of} 没有签名', en: 'checkpoint {of} is not signed' },
  checkpoint_signature: { 'zh-CN': '检查点 {of} 的签名不符', en: 'a signature of checkpoint {of} does not hold' },
  checkpoint_key: {
    'zh-CN': '检查点 {of} 由未知的密钥签名',
    en: 'checkpoint {of} was signed with a key that is not known',
  },
  checkpoint_lines: {
    'zh-CN': '检查点 {of} 的逐行记录被改动：{detail}',
    en: 'the lines of checkpoint {of} were changed: {detail}',
  },
  row_hash: { 'zh-CN': '记录与自身的哈希不符：{of}', en: 'is not what its own hash is over: {of}' },
  row_changed: { 'zh-CN': '记录在检查点之后被改动：{of}', en: 'changed since a checkpoint covered it: {of}' },
  row_missing: { 'zh-CN': '记录在检查点之后被删除：{of}', en: 'removed since a checkpoint covered it: {of}' },
  row_added: { 'zh-CN': '记录在检查点之后被补入：{of}', en: 'put in after a checkpoint had covered its time: {of}' },
  checkpoint_absent: {
    'zh-CN': '数据库里没有检查点 {of}：数据被退回到更早的时候',
    en: 'the database has no checkpoint {of}: it was set back to an earlier time',
  },
  checkpoint_anew: {
    'zh-CN': '检查点是重新开始编号的：{of} 表明此前已有检查点，现已不在',
    en: 'the checkpoints begin anew: {of} tells of earlier ones that are not there any more',
  },
  checkpoint_differs: {
    'zh-CN': '检查点 {of} 与带走的不同：此后的数据被改写',
    en: 'checkpoint {of} is not the one that was taken away: the record was rewritten',
  },
  checkpoint_forged: {
    'zh-CN': '所给的检查点 {of} 不是由本系统的密钥签名的',
    en: 'the given checkpoint {of} is not signed with the key',
  },
};

/** A fault in words. */
export function sayFault({ code, of, detail }: Fault, locale: Locale): string {
  return words[code][locale].replace('{of}', of).replace('{detail}', detail);
}
