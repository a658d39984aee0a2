import { table } from '../table.js';
import { icons, say, word } from '../words.js';

export const lights = ['red', 'yellow', 'green', 'grey', 'blue'];

const measures = [
  ['tasks', ({ items }) => items],
  ['openItems', ({ open }) => open],
  ...lights.map((light) => [light, (tally) => tally.lights[light]]),
  ...[1, 2, 3].map((step) => [`atStep_${step}`, ({ steps }) => steps[step - 1] ?? 0]),
  ['reportsWanted', ({ reportsDue }) => reportsDue],
  ['reportsNotCome', ({ reportsMissing }) => reportsMissing],
  ['meanPercent', ({ percent }) => percent],
];

/** The figures of a period, overall and by unit, against the period before where there is one. */
export function figures(now, before) {
  return [overall(now.overall, before?.overall), units(now.units, before?.units)];
}

function overall(now, before) {
  const columns = ['figure', 'thisPeriod', ...(before ? ['periodBefore', 'change'] : [])].map(word);
  const rows = measures.map(([name, of]) => {
    const label = `${icons[name] ?? ''} ${word(name)}`.trim();
    return [label, shown(of(now)), ...(before ? [shown(of(before)), change(of(now), of(before)) || '0'] : [])];
  });
  return table({ caption: word('figuresOverall'), columns, rows }).element;
}

function units(now, before) {
  const told = measures.filter(([name]) => !/^atStep|^reportsWanted/.test(name));
  const columns = [word('leadUnit'), ...told.map(([name]) => `${icons[name] ?? ''} ${word(name)}`.trim())];
  const rows = now.map((tally) => {
    const was = before?.find(({ unit }) => unit.code === tally.unit.code);
    return [tally.unit.name, ...told.map(([, of]) => against(of(tally), was && of(was)))];
  });
  return table({ caption: word(before ? 'figuresByUnitAgainst' : 'figuresByUnit'), columns, rows }).element;
}

function against(now, was) {
  const moved = was === undefined ? '' : change(now, was);
  return moved ? say('changed', { now: shown(now), moved }) : shown(now);
}

function change(now, was) {
  if (now === null || was === null || now === was) return '';
  const by = Math.round((now - was) * 10) / 10;
  return by > 0 ? `+${by}` : `−${-by}`;
}

function shown(value) {
  return value === null ? '–' : `${value}`;
}
