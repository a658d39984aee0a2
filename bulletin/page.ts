import type { Block, BulletinDocument, Column, Table } from '../domain/bulletin/document';
import { shown } from '../domain/bulletin/document';
import { escaped } from './escaped';
import { pageStyle } from './page-style';

/**
 * A bulletin as one HTML page that prints on A4 as offices print (GB/T 9704-2012). Nothing runs in it, nothing is
 * fetched by it, and whatever people wrote in it is text.
 */
export function pageOf(bulletin: BulletinDocument): string {
  const { lang, head, number, issuer, issuedOn, title, opening, chapters } = bulletin;
  const body = chapters.flatMap(({ heading, blocks }) => [`<h2>${escaped(heading)}</h2>`, ...blocks.map(blockOf)]);
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<header>',
    `<p class="head">${escaped(head)}</p>`,
    `<p class="number">${escaped(number)}</p>`,
    `<p class="imprint"><span>${escaped(issuer)}</span><span>${escaped(issuedOn)}</span></p>`,
    '</header>',
    `<h1>${escaped(title)}</h1>`,
    ...opening.map(paragraph),
    ...body,
    `<div class="sign"><p>${escaped(issuer)}</p><p>${escaped(issuedOn)}</p></div>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return paragraph(block.text);
    case 'heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'table':
      return tableOf(block);
  }
}

function tableOf({ columns, rows, more, moreText }: Table): string {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => `<col style="width:${((share / whole) * 100).toFixed(2)}%">`);
  const heads = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`);
  const lines = rows.map((row) => `<tr>${row.map((value, at) => cellOf(shown(value), columns[at])).join('')}</tr>`);
  return [
    `<table><colgroup>${widths.join('')}</colgroup><thead><tr>${heads.join('')}</tr></thead><tbody>`,
    ...lines,
    '</tbody></table>',
    ...(more > 0 ? [`<p class="more">${escaped(moreText)}</p>`] : []),
  ].join('\n');
}

function cellOf(text: string, column: Column | undefined): string {
  return `<td class="${column?.align ?? 'start'}">${escaped(text)}</td>`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}
