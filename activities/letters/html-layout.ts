import type { Envelope } from './letter-facts';
import type { Markup } from './markup';
import { markup } from './markup';
import type { Content, Point, Row, Section, Tone } from './wording/content';
import { delayLines, frames } from './wording/frame';

const fonts = "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',Arial,sans-serif";

/** Band and its text: every pair has a contrast of at least 7 to 1; yellow is written on in dark. */
const bands: Record<Tone, { readonly back: string; readonly ink: string }> = {
  new: { back: '#1d4f91', ink: '#ffffff' },
  near: { back: '#ffd54a', ink: '#3a2c00' },
  back: { back: '#7a4100', ink: '#ffffff' },
  late: { back: '#a31515', ink: '#ffffff' },
  done: { back: '#14532d', ink: '#ffffff' },
};

/** The HTML part: one column of at most 600 px, everything inline, since mail programs drop style sheets. */
export function htmlOf(content: Content, subject: string, facts: Envelope): string {
  const frame = frames[facts.locale];
  const band = bands[content.tone];
  const { html } = markup`<!DOCTYPE html>
<html lang="${facts.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body lang="${facts.locale}" style="margin:0;padding:0;background:#eef1f4;">
<div style="display:none;max-height:0;overflow:hidden;">${`${content.title}${facts.locale === 'en' ? '. ' : '。'}${content.ask}`}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef1f4;"><tr><td align="center" style="padding:16px 8px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border:1px solid #d5dae0;font-family:${fonts};font-size:16px;line-height:1.6;color:#1c2530;text-align:left;">
<tr><td style="padding:16px 20px;background:${band.back};color:${band.ink};"><div style="font-size:14px;">${`${frame.brand} · ${content.label}`}</div><h1 style="margin:2px 0 0;font-size:20px;line-height:1.4;color:${band.ink};">${content.title}</h1></td></tr>
<tr><td style="padding:18px 20px 4px;"><p style="margin:0 0 8px;">${frame.greeting(facts.reader.name)}</p><p style="margin:0;font-weight:bold;">${content.ask}</p>${delayLines(facts).map(small)}</td></tr>
<tr><td style="padding:14px 20px 4px;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;">${content.rows.map(rowOf)}</table></td></tr>
<tr><td style="padding:14px 20px 6px;"><a href="${facts.link}" style="display:inline-block;padding:11px 26px;background:#1d4f91;color:#ffffff;text-decoration:none;font-weight:bold;border-radius:4px;">${content.button ?? frame.button}</a></td></tr>
${content.sections.filter(({ points }) => points.length > 0).map(sectionOf)}
${[
  { title: frame.next, lines: content.next },
  { title: frame.why, lines: content.why },
]
  .filter(({ lines }) => lines.length > 0)
  .map(({ title, lines }) => part(title, lines.map(paragraph)))}
<tr><td style="height:12px;line-height:12px;">&nbsp;</td></tr>
<tr><td style="padding:14px 20px 18px;border-top:1px solid #d5dae0;font-size:13px;color:#4a5563;">${frame.link}<br><a href="${facts.link}" style="color:#1d4f91;word-break:break-all;">${facts.link}</a>${frame.footer.map(small)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
  return html;
}

/** The first row names the task, and is what a reader looks for. */
function rowOf({ label, value }: Row, index: number): Markup {
  const weight = index === 0 ? 'bold' : 'normal';
  return markup`<tr><th align="left" valign="top" scope="row" style="width:84px;padding:7px 12px 7px 0;border-bottom:1px solid #e3e7ec;font-weight:normal;color:#4a5563;">${label}</th><td valign="top" style="padding:7px 0;border-bottom:1px solid #e3e7ec;word-break:break-word;font-weight:${weight};">${value}</td></tr>`;
}

function sectionOf({ title, lead, link, points }: Section): Markup {
  const heading = link ? markup`<a href="${link}" style="color:#1d4f91;">${title}</a>` : title;
  return part(heading, [
    ...(lead ? [markup`<p style="margin:0 0 4px;font-size:14px;color:#4a5563;">${lead}</p>`] : []),
    markup`<ol style="margin:0;padding:0 0 0 24px;">${points.map(pointOf)}</ol>`,
  ]);
}

function pointOf({ text, mark, note, aside }: Point): Markup {
  const verdict = mark ? markup`<strong>${`[${mark}]`}</strong> ` : '';
  const under = (line: string | undefined) => (line ? markup`<div style="color:#4a5563;">${line}</div>` : '');
  return markup`<li style="margin:0 0 4px;">${verdict}${text}${under(note && `→ ${note}`)}${under(aside)}</li>`;
}

function part(title: string | Markup, inside: readonly Markup[]): Markup {
  return markup`<tr><td style="padding:12px 20px 4px;"><h2 style="margin:0 0 4px;font-size:15px;color:#1c2530;">${title}</h2>${inside}</td></tr>
`;
}

function paragraph(line: string): Markup {
  return markup`<p style="margin:0 0 4px;">${line}</p>`;
}

function small(line: string): Markup {
  return markup`<p style="margin:8px 0 0;font-size:13px;color:#4a5563;">${line}</p>`;
}
