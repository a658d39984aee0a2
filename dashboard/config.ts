import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { compressed } from './compressed';

/** Where the API serves the built files. */
const base = '/dashboard/';

const noncedCss = join(__dirname, 'src', 'app', 'nonced-css.ts');

/** Has every part of Ant Design put styles into the page by way of {@link noncedCss}. */
const nonced: Plugin = {
  name: 'duban-nonced-css',
  enforce: 'pre',
  resolveId: (id, from) => (/\/dynamicCSS(\.js)?$/.test(id) && from !== noncedCss ? noncedCss : null),
};

/** How the dashboard is built. */
export const config: InlineConfig = {
  configFile: false,
  root: __dirname,
  base,
  clearScreen: false,
  logLevel: 'warn',
  // Every element that Vite writes carries it; the API puts a fresh one in its place with each answer.
  html: { cspNonce: 'CSP_NONCE' },
  plugins: [nonced, compressed()],
  build: {
    outDir: join(__dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // One sheet, there before the first page is: it is small, and a page never stands undressed.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Nothing here is rendered on a server, so what is marked for clients only need not be told apart.
      onLog: (level, log, pass) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && pass(level, log),
    },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
};
