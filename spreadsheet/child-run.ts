import type { Workbook } from '../domain/table/grid';
import { runChild } from './child';
import type { Answer } from './child-main';
import type { ChildLimits } from './limits';
import { childLimits } from './limits';
import { isRefusalCode, SpreadsheetRefused } from './refusal';
import { inTurn } from './turns';

/** Reads a file in a process that can be ended. Whatever becomes of it, the caller gets cells or a refusal. */
export function readInChild(bytes: Buffer, limits: ChildLimits = childLimits): Promise<Workbook> {
  return inTurn(async () => {
    const answer = await runChild('child-main', bytes, limits);
    if (answer === undefined) throw new SpreadsheetRefused('takes-too-much');
    const read = JSON.parse(answer.toString('utf8')) as Answer;
    if ('workbook' in read) return read.workbook;
    if (isRefusalCode(read.code)) throw new SpreadsheetRefused(read.code, read.params);
    throw new Error(`the process that reads spreadsheets failed: ${read.code}`);
  });
}
