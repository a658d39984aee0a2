import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Locale } from '../../../domain/locale';
import type { Camera } from '../days/walk';

/** Where the guides and READMEs find their pictures. */
export const picturesFolder = join(__dirname, '..', '..', '..', 'docs', 'guides', 'pictures');

export function pictureName(name: string, locale: Locale): string {
  return `${name}.${locale}.webp`;
}

/** The browser's own encoder, at a quality whose loss nobody sees: a page comes out at less than half of a PNG. */
const encode = `async (png) => {
  const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.92 })).arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}`;

/** Takes pictures as WebP, of what is on the screen; hears each that is taken. */
export async function openCamera(browser: Browser, taken: (file: string) => void): Promise<Camera> {
  mkdirSync(picturesFolder, { recursive: true });
  const darkroom = await browser.newPage();
  return async (page, name, locale) => {
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const webp: string = await darkroom.evaluate(`(${encode})('${shot.toString('base64')}')`);
    const file = pictureName(name, locale);
    writeFileSync(join(picturesFolder, file), Buffer.from(webp, 'base64'));
    taken(file);
  };
}
