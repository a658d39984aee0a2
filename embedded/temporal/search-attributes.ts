import type { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { reasonOf, StartFailure } from '../failure';

/** What items can be searched by in Temporal's own page; registered before the first workflow starts. */
export const searchAttributes = {
  DubanState: 'Keyword',
  DubanLight: 'Keyword',
  DubanUnit: 'Keyword',
  DubanOwner: 'Keyword',
  DubanDeadline: 'Datetime',
} as const;

const { IndexedValueType } = temporal.api.enums.v1;
const typeNumbers = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

/**
 * Registers those that a server of the user's lacks.
 * @throws StartFailure with the command for its operator, where we may not.
 */
export const ensureSearchAttributes = async (connection: Connection, namespace: string): Promise<void> => {
  const wanted = Object.entries(searchAttributes);
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = wanted.filter(([name]) => !(name in (customAttributes ?? {})));
    if (missing.length === 0) return;
    const types = Object.fromEntries(missing.map(([name, type]) => [name, typeNumbers[type]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: types });
  } catch (error) {
    const flags = wanted.map(([name, type]) => `--name ${name} --type ${type}`).join(' ');
    const command = `temporal operator search-attribute create --namespace ${namespace} ${flags}`;
    throw new StartFailure(
      `Temporal 缺少搜索属性且无法自动登记（${reasonOf(error)}），请由其管理员运行：${command}`,
      `Temporal lacks search attributes and they could not be registered (${reasonOf(error)}); its operator should run: ${command}`,
      { cause: error },
    );
  }
};
