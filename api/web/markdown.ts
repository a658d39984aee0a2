/** Where a link or a picture of a document leads; null where there is no such place, so that its words stand alone. */
type AddressOf = (target: string) => string | null;

/**
 * The HTML of what guides are written in: headings, paragraphs, lists of one level, pictures, links, bold and code, each
 * item and paragraph of any number of lines. Whatever else stands there is text.
 */
export function htmlOf(markdown: string, addressOf: AddressOf): string {
  const blocks = markdown.trim().split(/\n{2,}/);
  return blocks.map((block) => blockOf(block, (text) => inline(text, addressOf))).join('\n');
}

function blockOf(block: string, inside: (text: string) => string): string {
  const [, marks, heading] = /^(#{1,3}) (.+)$/.exec(block) ?? [];
  if (marks && heading) return `<h${marks.length}>${inside(heading)}</h${marks.length}>`;
  const list = /^(-|\d+\.) /.exec(block);
  if (!list) return `<p>${inside(joined(block))}</p>`;
  const tag = list[1] === '-' ? 'ul' : 'ol';
  const items = block.split(/\n(?=(?:-|\d+\.) )/).map((item) => joined(item.replace(/^(-|\d+\.) /, '')));
  return `<${tag}>${items.map((item) => `<li>${inside(item)}</li>`).join('')}</${tag}>`;
}

/** Lines are broken for whoever edits the file; Chinese has no spaces between them. */
function joined(lines: string): string {
  return lines.replaceAll(/\n\s*/g, (_, at: number) => (/[\u3000-\uffef]/.test(lines[at - 1] ?? '') ? '' : ' '));
}

const marks = /`([^`]+)`|\*\*([^*]+)\*\*|(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

function inline(text: string, addressOf: AddressOf): string {
  let html = '';
  let from = 0;
  for (const found of text.matchAll(marks)) {
    const [whole, code, bold, picture, words = '', target = ''] = found;
    html += escaped(text.slice(from, found.index));
    from = found.index + whole.length;
    if (code) html += `<code>${escaped(code)}</code>`;
    else if (bold) html += `<strong>${escaped(bold)}</strong>`;
    else html += pointing(words, addressOf(target), picture === '!');
  }
  return html + escaped(text.slice(from));
}

function pointing(words: string, address: string | null, isPicture: boolean): string {
  if (address === null) return escaped(words);
  const [alt, to] = [escaped(words), escaped(address)];
  return isPicture ? `<img src="${to}" alt="${alt}">` : `<a href="${to}">${alt}</a>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
