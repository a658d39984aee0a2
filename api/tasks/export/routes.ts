import { wallClock } from '../../../domain/clocks/zone';
import { loadScope } from '../../access/data';
import { disposition } from '../../http/disposition';
import { fileBytes, writeXlsx, xlsxType } from '../../http/files';
import { route } from '../../route';
import { decisionFilter, lateFilter, listTasks } from '../list/data';
import { filtersOf } from '../list/filter';
import { orderOf } from '../list/order';
import { presentTask } from '../present';
import { unitNames } from './data';
import { exportQuery, mostRows } from './schema';
import { sheetOf, titleOf } from './sheet';
import { exportProblem } from './wording';

export const taskExportRoutes = [
  route({
    method: 'get',
    path: '/api/tasks/export.xlsx',
    summary: '导出事项 The items of a list as a table (.xlsx)',
    description: `Takes the filters and the order of the list, or just the items that are named; at most ${mostRows}.`,
    tag: 'tasks',
    by: 'every account',
    query: exportQuery,
    answers: { status: 200, schema: fileBytes, type: xlsxType },
    refuses: [413],
    async handle({ deps, account, now, query: { items, ...query }, locale }) {
      const { database, settings } = deps;
      const zone = settings.DUBAN_TIMEZONE;
      const where = [
        ...filtersOf({ ...query, limit: mostRows }, { now, zone }),
        ...lateFilter(database, query.late, now),
        ...decisionFilter(query.decision),
        ...(items ? [{ id: { in: items.split(',') } }] : []),
      ];
      const scope = await loadScope(database, account);
      const rows = await listTasks(database, scope, { where, order: orderOf(query.sort), limit: mostRows });
      if (rows.length > mostRows) throw exportProblem('too_many_rows', { params: { most: mostRows } });
      const told = rows.map((row) => presentTask(row, { now, zone }));
      const body = await writeXlsx(sheetOf(told, { now, zone, locale, units: await unitNames(database) }));
      return {
        body,
        headers: {
          'Content-Type': xlsxType,
          'Content-Disposition': disposition(
            'attachment',
            `${titleOf(locale)} ${wallClock(now, zone).slice(0, 10)}.xlsx`,
          ),
          'X-Content-Type-Options': 'nosniff',
          Vary: 'Authorization, Accept-Language',
        },
      };
    },
  }),
];
