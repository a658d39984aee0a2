import { escaped } from '../../../../bulletin/escaped';
import { style } from './style';

/** A piece of HTML, in which all text is escaped already; only {@link html} makes one. */
export type Html = { readonly html: string };

type Piece = string | number | null | Html | readonly Html[];

/** HTML with what is put into it escaped, unless it is HTML itself: whatever people wrote stays text. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: parts.reduce((made, part, at) => `${made}${put(pieces[at - 1] ?? null)}${part}`) };
}

function put(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece !== 'object') return escaped(String(piece));
  return 'html' in piece ? piece.html : piece.map((inner) => inner.html).join('\n');
}

/** A table under a heading, with a row of `head` above the others; nothing where there are no rows. */
export function listed(title: string, head: readonly string[], rows: readonly (readonly Piece[])[]): Html {
  if (rows.length === 0) return html``;
  return html`<h3>${title}</h3><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
</tbody></table>`;
}

/** A page that runs nothing and fetches nothing, also where it is opened from a disk. */
export function page(title: string, body: Html): string {
  const raw: Html = { html: style };
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw}</style>
</head>
<body>
${body}
</body>
</html>
`.html;
}
