import type { Markup } from './html';
import { html } from './html';
import type { Address, Letter } from './letter';
import type { Language } from './words';
import { words } from './words';

/** How the page is to be shown: in which language and zone. */
export type View = { language: Language; zone: string };

/** What the list shows, beside the letters themselves. */
export type Listing = { letters: Letter[]; total: number; page: number; pages: number; find: string };

const style = html`<style>
:root{color-scheme:light dark;font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
body{margin:0 auto;max-width:70rem;padding:1rem}h1{font-size:1.25rem;margin:0}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #8886;overflow-wrap:anywhere;padding:.5rem;text-align:start;vertical-align:top}
header,nav{align-items:center;display:flex;flex-wrap:wrap;gap:.5rem 1rem;margin-block:.75rem}time{white-space:nowrap}
iframe{background:#fff;border:1px solid #8886;height:70vh;width:100%}pre{overflow-wrap:anywhere;white-space:pre-wrap}
dl{display:grid;gap:.25rem 1rem;grid-template-columns:max-content 1fr}dt{opacity:.8}dd{margin:0;overflow-wrap:anywhere}
input,button{font:inherit;padding:.25rem .5rem}</style>`;

export const listPage = (view: View, { letters, total, page, pages, find }: Listing): string => {
  const w = words(view.language);
  const link = (to: number, text: string): Markup => html`<a href="/?${query(find, to)}">${text}</a>`;
  const rows = letters.map(
    (letter) => html`<tr><td>${when(view, letter.time)}</td><td>${names(recipients(letter))}</td>
<td><a href="/letters/${letter.id}">${letter.subject || w.noSubject}</a></td></tr>`,
  );
  const table = html`<table><thead><tr><th scope="col">${w.time}</th><th scope="col">${w.to}</th>
<th scope="col">${w.subject}</th></tr></thead><tbody>${rows}</tbody></table>`;

  return frame(
    view,
    w.title,
    html`<header><h1>${w.title}</h1><span>${w.count(total)}</span></header><p>${w.intro}</p>
<form role="search"><input type="search" name="find" value="${find}" aria-label="${w.search}" placeholder="${w.search}">
<button>${w.find}</button></form>${letters.length === 0 ? html`<p>${w.none}</p>` : table}
<nav>${page > 1 ? link(page - 1, w.newer) : ''}${page < pages ? link(page + 1, w.older) : ''}</nav>`,
  );
};

export const letterPage = (view: View, letter: Letter): string => {
  const w = words(view.language);
  const source = `/email/${letter.id}/source`;
  const files = letter.attachments.map(({ fileName, size }) => `${fileName} (${size} B)`).join('; ');
  const shown = letter.html
    ? html`<h2>${w.formatted}</h2><iframe title="${letter.subject || w.noSubject}" src="/email/${letter.id}/html"
sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    : html``;

  return frame(
    view,
    letter.subject || w.noSubject,
    html`<nav><a href="/">${w.back}</a><a href="${source}">${w.source}</a></nav><h1>${letter.subject || w.noSubject}</h1>
<dl><dt>${w.from}</dt><dd>${names(letter.from)}</dd><dt>${w.to}</dt><dd>${names([...letter.to, ...letter.cc])}</dd>
<dt>${w.delivered}</dt><dd>${letter.envelope.to.join(', ')}</dd><dt>${w.time}</dt><dd>${when(view, letter.time)}</dd>
${files ? html`<dt>${w.attachments}</dt><dd>${files}</dd>` : ''}</dl>
${shown}<h2>${w.text}</h2><pre>${letter.text}</pre>`,
  );
};

export const missingPage = (view: View): string => {
  const w = words(view.language);

  return frame(view, w.missing, html`<p>${w.missing}</p><nav><a href="/">${w.back}</a></nav>`);
};

const frame = (view: View, title: string, body: Markup): string =>
  html`<!doctype html><html lang="${view.language}"><head><meta charset="utf-8"><title>${title} · 督办</title>
<meta name="viewport" content="width=device-width,initial-scale=1">${style}</head><body><main>${body}</main></body></html>`
    .text;

const recipients = (letter: Letter): Address[] => (letter.to.length > 0 ? letter.to : fromEnvelope(letter));

const fromEnvelope = ({ envelope }: Letter): Address[] => envelope.to.map((address) => ({ name: '', address }));

const names = (list: Address[]): string =>
  list.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');

const query = (find: string, page: number): string =>
  new URLSearchParams({ ...(find ? { find } : {}), page: String(page) }).toString();

const when = ({ language, zone }: View, time: string): Markup => {
  const shown = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });

  return html`<time datetime="${time}">${shown.format(new Date(time))}</time>`;
};
