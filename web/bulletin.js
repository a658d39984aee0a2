import { credentials, Refused } from './api.js';
import { el } from './dom.js';
import { page } from './page.js';
import { language, word } from './words.js';

const controls =
  '.screen-only > * { font: 1rem/1.6 system-ui, sans-serif; min-height: 2.75rem; padding: 0.5rem 1rem; }';
const id = location.pathname.split('/')[2] ?? '';

await page(async () => {
  const { style, markup } = taken(await read());
  const bulletin = new DOMParser().parseFromString(markup, 'text/html');
  document.title = bulletin.title;
  document.documentElement.lang = bulletin.documentElement.lang;
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) link.disabled = true;
  document.adoptedStyleSheets = [sheet(style)];
  const main = document.adoptNode(bulletin.querySelector('main'));
  for (const column of main.querySelectorAll('[data-style]')) column.style.cssText = column.dataset.style;
  main.id = 'main';
  document.body.replaceChildren(bar(), main);
});

/** The page as the API sets it, which a link alone has no right to. */
async function read() {
  const headers = { ...credentials(), 'accept-language': language() };
  const answer = await fetch(`/api/periods/${id}/bulletin.html`, { headers });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => ({ title: answer.statusText })));
  return answer.text();
}

/** Styles written into a page are not let in by this one's policy; those that its script sets are. */
function taken(text) {
  const [whole, style] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? ['', ''];
  return { style, markup: text.replace(whole, '').replaceAll('<col style=', '<col data-style=') };
}

function bar() {
  return el(
    'nav',
    { class: 'screen-only' },
    el('a', { href: `/periods/${id}` }, word('bulletinBack')),
    ' ',
    el('button', { type: 'button', onclick: () => print() }, word('bulletinPrint')),
  );
}

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(
    `${text}\n@media print { .screen-only { display: none } } .screen-only { padding: 0.5rem 1rem; letter-spacing: 0 } ${controls}`,
  );
  return made;
}
