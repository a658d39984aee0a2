import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { compressed } from './compressed';

/** Where the API serves the built files. */
const base = '/dashboard/';

const measuredWithoutStyles: Plugin = {
  name: 'duban-scrollbar-size',
  enforce: 'pre',
  resolveId: (id, from = '') =>
    /(^|\/)getScrollBarSize(\.js)?$/.test(id) && from.includes('@rc-component')
      ? join(__dirname, 'src', 'scrollbar-size.ts')
      : null,
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
  plugins: [measuredWithoutStyles, compressed()],
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
