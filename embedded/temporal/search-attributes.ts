import type { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { searchAttributeKeys } from '../../workflows/messages/search-attributes';
import { reasonOf, StartFailure } from '../failure';

const { IndexedValueType } = temporal.api.enums.v1;

/** The types that the workflows use: as the command line names them, and as the server numbers them. */
const types = {
  KEYWORD: { name: 'Keyword', number: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD },
  DATETIME: { name: 'Datetime', number: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME },
};

/** What items can be searched by in Temporal's own page; registered before the first workflow starts. */
export const searchAttributes = searchAttributeKeys.map(({ name, type }) => ({ name, type: types[type] }));

/**
 * Registers those that a server of the user's lacks.
 * @throws StartFailure with the command for its operator, where we may not.
 */
export const ensureSearchAttributes = async (connection: Connection, namespace: string): Promise<void> => {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = searchAttributes.filter(({ name }) => !(name in (customAttributes ?? {})));
    if (missing.length === 0) return;
    const added = Object.fromEntries(missing.map(({ name, type }) => [name, type.number]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: added });
  } catch (error) {
    const flags = searchAttributes.map(({ name, type }) => `--name ${name} --type ${type.name}`).join(' ');
    const command = `temporal operator search-attribute create --namespace ${namespace} ${flags}`;
    throw new StartFailure(
      `Temporal 缺少搜索属性且无法自动登记（${reasonOf(error)}），请由其管理员运行：${command}`,
      `Temporal lacks search attributes and they could not be registered (${reasonOf(error)}); its operator should run: ${command}`,
      { cause: error },
    );
  }
};
