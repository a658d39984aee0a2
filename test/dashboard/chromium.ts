import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a real Chromium without a window: `DUBAN_CHROMIUM`, else one on the PATH, else Playwright's own. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.DUBAN_CHROMIUM ?? onPath() ?? chromium.executablePath();
  if (!isProgram(executablePath))
    throw new Error(
      'These tests need Chromium: install it (Debian: apt-get install chromium), name one by DUBAN_CHROMIUM, ' +
        'or fetch Playwright’s own with npx playwright-core install chromium.',
    );
  return await chromium.launch({ executablePath, headless: true, args: flags });
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
