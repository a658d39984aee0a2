import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Express } from 'express';
import express from 'express';
import type { Locale } from '../../domain/locale';
import type { Guide } from '../../domain/people/guides';
import { guides } from '../../domain/people/guides';
import { htmlOf } from './markdown';

const folder = join(__dirname, '..', '..', 'docs', 'guides');
const style = join(__dirname, './guide.css');
const endings: Readonly<Record<Locale, string>> = { 'zh-CN': '', en: '.en' };
/** For an hour: they change with a new version only. */
const maxAge = 3_600_000;

const words: Readonly<Record<Locale, Readonly<Record<Guide | 'back' | 'all', string>>>> = {
  'zh-CN': {
    ...{ back: '回到督办', all: '其他角色', secretariat: '领导小组办公室', official: '责任人', leader: '领导' },
    ...{ auditor: '审计', administrator: '管理员' },
  },
  en: {
    ...{
      back: 'Back to Duban',
      all: 'Other roles',
      secretariat: 'Secretariat',
      official: 'Official',
      leader: 'Leader',
    },
    ...{ auditor: 'Auditor', administrator: 'Administrator' },
  },
};

/** The guides as pages: `/guides/official`, in English `/guides/official.en`; made of the files of docs/guides, offline. */
export function mountGuides(app: Express): void {
  app.get('/guides/guide.css', (_request, response) => response.sendFile(style, { maxAge }));
  app.use('/guides/pictures', express.static(join(folder, 'pictures'), { index: false, extensions: false, maxAge }));
  app.get('/guides/:name', async (request, response, next) => {
    const [, name, english] = /^([a-z]+)(\.en)?$/.exec(request.params.name) ?? [];
    const guide = guides.find((one) => one === name);
    if (!guide) return next();
    const locale = english ? 'en' : 'zh-CN';
    const text = await readFile(join(folder, `${guide}${endings[locale]}.md`), 'utf8');
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(pageOf(guide, locale, text));
  });
}

function pageOf(guide: Guide, locale: Locale, text: string): string {
  const say = words[locale];
  const others = guides
    .filter((one) => one !== guide)
    .map((one) => `<li><a href="/guides/${one}${endings[locale]}">${say[one]}</a></li>`);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say[guide]} · 督办 Duban</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/guides/guide.css">
</head>
<body>
<header><a href="/">‹ ${say.back}</a></header>
<main>
${htmlOf(text, addressOf)}
</main>
<nav aria-label="${say.all}"><h2>${say.all}</h2><ul>${others.join('')}</ul></nav>
</body>
</html>
`;
}

/** Guides and pictures beside a guide; what else the repository has is not served. */
function addressOf(target: string): string | null {
  if (/^pictures\/[\w.-]+\.webp$/.test(target)) return `/guides/${target}`;
  const [, name] = /^([a-z]+(?:\.en)?)\.md$/.exec(target) ?? [];
  return name && guides.some((guide) => name.startsWith(guide)) ? `/guides/${name}` : null;
}
