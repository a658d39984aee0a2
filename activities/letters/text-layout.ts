import type { Envelope } from './letter-facts';
import { manyLines, oneLine } from './plain';
import type { Content, Section } from './wording/content';
import { delayLines, frames } from './wording/frame';

/** The text part: complete in itself, for those who read mail without HTML. */
export function textOf(content: Content, facts: Envelope): string {
  const frame = frames[facts.locale];
  const blocks = [
    [frame.greeting(oneLine(facts.reader.name))],
    [`${content.title}${facts.locale === 'en' ? '.' : '。'}`, content.ask],
    delayLines(facts),
    content.rows.map(({ label, value }) => row(label, value, facts)),
    [`${content.button ?? frame.button}${facts.locale === 'en' ? ': ' : '：'}`.trim(), facts.link],
    ...content.sections.map(sectionLines),
    [heading(frame.next, facts), ...content.next],
    [heading(frame.why, facts), ...content.why],
    ['--', ...frame.footer],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(manyLines).join('\n'))
    .join('\n\n')}\n`;
}

function row(label: string, value: string, { locale }: Envelope): string {
  return `${label}${locale === 'en' ? ': ' : '：'}${manyLines(value)}`;
}

function heading(text: string, { locale }: Envelope): string {
  return locale === 'en' ? text : `【${text}】`;
}

function sectionLines({ title, lead, link, points }: Section): string[] {
  const lines = points.flatMap(({ text, mark, note, aside }, index) => [
    `${index + 1}. ${mark ? `[${mark}] ` : ''}${oneLine(text)}`,
    ...(note ? [`   → ${oneLine(note)}`] : []),
    ...(aside ? [`   ${oneLine(aside)}`] : []),
  ]);
  return points.length > 0 ? [oneLine(title), ...(lead ? [lead] : []), ...(link ? [link] : []), ...lines] : [];
}
