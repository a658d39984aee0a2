/** What a request is for: in Chinese, in English as asked for ("asked to …"), and in English as done. */
export type Deed = { readonly zh: string; readonly ask: string; readonly done: string };

export const otherRead = deed('查看 {path}', 'read {path}', 'read {path}');
export const otherWrite = deed('请求 {method} {path}', 'do {method} {path}', 'did {method} {path}');

/** By address, the first that fits. */
export const reads: readonly (readonly [RegExp, Deed])[] = [
  [/^\/api\/tasks$/, read('查看任务列表', 'the list of items')],
  [/^\/api\/tasks\/[^/]+$/, read('查看任务', 'the item')],
  [/^\/api\/tasks\/[^/]+\/history$/, read('查看办理经过', 'the item’s history')],
  [/^\/api\/evidence\/[^/]+$/, deed('下载证明材料', 'download evidence', 'downloaded evidence')],
  [/^\/api\/mail$/, read('查看信件列表', 'the list of letters')],
  [/^\/api\/mail\/[^/]+$/, read('查看信件', 'a letter')],
  [/^\/api\/audit\/tasks\/[^/]+$/, read('查看时间线', 'the timeline')],
  [/^\/api\/audit\/tasks\/[^/]+\/export$/, deed('导出审计包', 'take out the bundle', 'took out the bundle')],
  [/^\/api\/audit\/[^/]+\/[^/]+\/export$/, deed('导出审计包', 'take out a bundle', 'took out a bundle')],
  [/^\/api\/audit\/(tasks\/[^/]+\/)?runs/, read('查看流程历史原文', 'workflow histories')],
  [/^\/api\/audit\/tasks\/[^/]+\//, read('查看记录原文', 'records as stored')],
  [
    /^\/api\/audit\/events$/,
    deed('查询各项任务的记录', 'search what happened across items', 'searched what happened across items'),
  ],
  [/^\/api\/audit\/requests\/[^/]+$/, read('查看请求登记', 'a request as written down')],
  [/^\/api\/audit\/drifts$/, read('查看对账差异', 'what the comparison found')],
  [/^\/api\/audit\/checkpoints/, read('查看检查点', 'checkpoints')],
  [/^\/api\/audit\/verifier/, deed('下载核验程序', 'take out the verifier', 'took out the verifier')],
  [/^\/api\/batches(\/|$)/, read('查看推进表 {path}', 'batches: {path}')],
  [/^\/api\/periods(\/|$)/, read('查看月结季清 {path}', 'periods: {path}')],
  [/^\/api\/me$/, read('查看自己的账号', 'their own account')],
  [/^\/api\/units(\/|$)/, read('查看单位', 'units')],
];

/** By method and address, the first that fits. */
export const writes: readonly (readonly [RegExp, Deed])[] = [
  [/^POST \/api\/tokens$/, deed('签发访问令牌', 'make an API token', 'made an API token')],
  [/^DELETE \/api\/tokens\/[^/]+$/, deed('收回访问令牌', 'revoke an API token', 'revoked an API token')],
  [/^POST \/api\/evidence$/, deed('上传证明材料', 'hand in evidence', 'handed in evidence')],
  [/^PATCH \/api\/me$/, deed('修改自己的设置', 'change their own settings', 'changed their own settings')],
  [/^POST \/api\/batches$/, deed('导入推进表', 'hand in a table', 'handed in a table')],
  [/^POST \/api\/batches\/[^/]+\/issue$/, deed('下发推进表', 'issue a batch', 'issued a batch')],
  [/^POST \/api\/directory\/import$/, deed('导入名录', 'import the directory', 'imported the directory')],
  [
    /^POST \/api\/mail\/[^/]+\/send-again$/,
    deed('重新发送信件', 'send a letter again', 'asked to send a letter again'),
  ],
  [/^POST \/api\/periods\/[^/]+\/close$/, deed('办理月结', 'close a month', 'closed a month')],
  [/^POST \/api\/periods\/[^/]+\/seal$/, deed('封账', 'seal a period', 'sealed a period')],
  [/^POST \/api\/audit\/verify$/, deed('运行校验', 'run the verification', 'ran the verification')],
  [/^POST \/api\/audit\/checkpoints$/, deed('制作检查点', 'make a checkpoint', 'made a checkpoint')],
];

function deed(zh: string, ask: string, done: string): Deed {
  return { zh, ask, done };
}

function read(zh: string, what: string): Deed {
  return deed(zh, `read ${what}`, `read ${what}`);
}
