import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineWords } from '../../api/audit/timeline/engine-words';
import { eventsOf } from '../../audit/history/events';
import { happenedIn } from '../../audit/history/happened';

const folder = join(__dirname, '..', 'replay', 'histories');
const histories = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, events: eventsOf(readFileSync(join(folder, file), 'utf8')) }))
  .filter(({ events }) => JSON.stringify(events[0]).includes('"name":"keyTask"'));

describe('what the workflow of an item says', () => {
  it.each(histories)('is told of every recorded history, in both languages: $file', ({ events }) => {
    const told = happenedIn(events);
    expect(told.length).toBeGreaterThan(2);
    for (const { told: one, at } of told) {
      expect(one.what).not.toBe('other');
      expect(at).toBeGreaterThan(Date.parse('2026-01-01'));
      for (const locale of ['zh-CN', 'en'] as const)
        expect(engineWords(one, locale)).not.toMatch(/\?|undefined|\{|[:：] ?$/);
    }
    const entries = told.flatMap(({ told: one }) => (one.what === 'recorded' ? one.seqs : []));
    expect(entries).toEqual([...new Set(entries)].sort((a, b) => a - b)); // each entry is recorded once, in order
  });
});
