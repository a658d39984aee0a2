import { el, show } from './dom.js';
import { page } from './page.js';
import { word } from './words.js';

await page(async () => {
  const [ready, places] = await Promise.all([
    fetch('/readyz').then((answer) => answer.json()),
    fetch('/static/places.json').then((answer) => answer.json()),
  ]);
  show(
    el('h1', {}, word('running')),
    el('ul', { class: 'plain' }, Object.entries(ready.parts ?? {}).map(part)),
    el('h2', {}, word('places')),
    el(
      'ul',
      {},
      [
        ['openTasks', '/items'],
        ['openPeriods', '/periods'],
        ['openAudit', '/audit'],
        ['openDocs', '/docs'],
        ['openMail', places.mail],
        ['openTemporal', places.temporal],
      ]
        .filter(([, href]) => href)
        .map(([label, href]) => el('li', {}, el('a', { href }, word(label)))),
    ),
  );
});

function part([name, answers]) {
  return el('li', {}, `${answers ? '✓' : '✗'} ${word(name)}: ${word(answers ? 'ready' : 'away')}`);
}
