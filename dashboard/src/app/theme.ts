import type { ThemeConfig } from 'antd';
import type { Light } from '../../../domain/item/item';

/**
 * Every colour and measure of the dashboard. Pairs of ink and paper stand at 4.5 : 1 or more; yellow is a paper for dark
 * ink and never an ink itself.
 */
export const tokens = {
  ink: '#1f2328',
  soft: '#57606a',
  line: '#d5d9de',
  paper: '#ffffff',
  ground: '#f5f6f8',
  accent: '#a11f1f',
  accentPaper: '#fbeeee',
  fault: '#b42318',
  faultPaper: '#fef3f2',
  warnInk: '#4a3500',
  warnPaper: '#fff1b8',
} as const;

export const lightColours: Readonly<Record<Light, { readonly ink: string; readonly paper: string }>> = {
  green: { ink: '#0f5132', paper: '#d9f2e3' },
  yellow: { ink: '#3d2c00', paper: '#ffd84d' },
  red: { ink: '#ffffff', paper: '#b42318' },
  grey: { ink: '#3f464d', paper: '#e4e7eb' },
  blue: { ink: '#0b3d7a', paper: '#dbe9fb' },
};

export const fonts =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** From here on the menu stands beside the page and lists are tables; below it they are cards. Pixels. */
export const wideFrom = 800;

export const theme: ThemeConfig = {
  token: {
    ...{ colorPrimary: tokens.accent, colorLink: tokens.accent, colorError: tokens.fault },
    ...{ colorTextBase: tokens.ink, colorTextPlaceholder: '#6b7280', colorTextDescription: tokens.soft },
    ...{ colorTextTertiary: tokens.soft, colorTextQuaternary: '#6b7280', fontFamily: fonts, borderRadius: 4 },
    motion: false,
  },
};

/** Hands the tokens to the style sheets, as `--ink` and so on. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(tokens))
    root.style.setProperty(`--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  for (const [light, { ink, paper }] of Object.entries(lightColours)) {
    root.style.setProperty(`--light-${light}-ink`, ink);
    root.style.setProperty(`--light-${light}-paper`, paper);
  }
  root.style.setProperty('--fonts', fonts);
}
