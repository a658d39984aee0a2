import { readSpreadsheet } from '../../../spreadsheet/read';
import { readXlsx } from '../../../spreadsheet/xlsx/read-xlsx';
import { xlsxBytes } from '../../spreadsheet/xlsx-bytes';
import { dataFile, read } from './in-directory';

/** Prints what dates are read under the zone that this process runs in. */
async function main(): Promise<void> {
  const cells = [{ serial: 46_112 }, { serial: 46_112.99999 }, { serial: 45_991 }];
  const dates = await readXlsx(xlsxBytes({ sheets: [{ rows: [cells] }] }));
  const table = read(await readSpreadsheet(dataFile('progress-table-as-issued.xlsx')));
  process.stdout.write(JSON.stringify([dates.sheets[0]?.rows[0]?.cells, table.rows.map(({ deadline }) => deadline)]));
}

main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
