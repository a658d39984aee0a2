import { dictionary } from './dictionary';

/** What stands between the parts of a list. */
export const listWords = dictionary({ comma: '、', semicolon: '；' }, { comma: ', ', semicolon: '; ' });
