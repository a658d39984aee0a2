import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { addresses } from '../../../demo/people';
import { showcase } from '../../../demo/showcase';
import { plusDays } from '../../../domain/clocks/zone';
import { lastDayOf, quarterOf } from '../../../domain/periods/period';
import { administrator } from '../days/administrator';
import { auditor } from '../days/auditor';
import { fileAt } from '../days/file';
import { leader } from '../days/leader';
import { official } from '../days/official';
import { clears, closes, grants, issues, mends, reviews } from '../days/secretariat';
import type { Walk } from '../days/walk';
import { openWalk } from '../days/walk';
import { monthNext } from '../people';
import { openCamera, picturesFolder } from './camera';
import type { Demonstration } from './demonstration';
import { newTable } from './new-table';

/** What of the demonstration each of them has to do with. */
const [unsigned = '', extended = '', , talks = '', red = ''] = showcase.map(({ task }) => task);

/** Walks each role's day through the demonstration, and takes the pictures of the guides on the way. */
export async function takeGuides(browser: Browser, demonstration: Demonstration): Promise<void> {
  const { url, tokenOf } = demonstration;
  const taken = new Set<string>();
  const camera = await openCamera(browser, (file) => {
    taken.add(file);
    process.stdout.write(`✓ ${file}\n`);
  });
  const walk = openWalk({ browser, url, tokenOf, camera });
  await goThrough(walk, demonstration);
  await walk.end();
  for (const line of walk.amiss) process.stderr.write(`! ${line}\n`);
  // What no day comes by any more is a picture of nothing.
  for (const file of readdirSync(picturesFolder)) if (!taken.has(file)) rmSync(join(picturesFolder, file));
}

async function goThrough(walk: Walk, { url, mailbox, tokenOf, clientOf, itemNamed }: Demonstration): Promise<void> {
  const month = await monthNext(url, tokenOf('secretariat'));
  const quarter = quarterOf(month);
  await writeInEnglish(url, tokenOf('partner'));
  await walk.show('sign-in', {
    ...{ as: null, screen: 'phone', path: '/sign-in#byInvitation', ready: '#byInvitation[open] form' },
    prepare: (page) => page.locator('#byCode > summary').click(),
  });

  const faulty = fileAt('test/data/progress-table-with-errors.xlsx', '2026年重点任务推进表（初稿）');
  await mends(walk, faulty);
  await issues(walk, newTable());
  await administrator(walk, { newcomer: { name: '王敏', email: 'wangmin@example.test', unit: 'P-01' } });

  const item = await itemNamed(unsigned);
  await official(walk, {
    ...{ item, address: addresses.owner },
    letter: {
      'zh-CN': await mailbox.letter(addresses.owner, `交办] ${unsigned}`),
      en: await mailbox.letter(addresses.partner, '[Duban · '),
    },
    // One was asked for in each language.
    codeFor: (address) => mailbox.code(address, 2),
  });
  await reviews(walk, item);
  await grants(walk, await itemNamed(extended));
  await clears(walk, quarter, plusDays(lastDayOf(quarter), 31));
  await closes(walk, month);

  const asked = await itemNamed(talks);
  const reason = '宣讲团成员下月集中到省里培训';
  await clientOf('secretariat').post(`/api/tasks/${asked}/suspend`, { reason });
  await leader(walk, { red: await itemNamed(red), asked, quarter });
  await auditor(walk, { item });
}

/** Whoever has chosen English is written to in English: of theirs is the letter in the English guide. */
async function writeInEnglish(url: string, token: string): Promise<void> {
  const answer = await fetch(`${url}/api/me`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ locale: 'en' }),
  });
  if (!answer.ok) throw new Error(`PATCH /api/me: ${answer.status} ${await answer.text()}`);
}
