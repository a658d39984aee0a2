import { say } from '../words.js';
import { action } from './action.js';
import { commands } from './table.js';

/** A form for everything that the person may do now; each opens when asked for. */
export function forms(item, done) {
  return item.may.filter((name) => commands[name]).map((name) => form(name, item, done));
}

function form(name, item, done) {
  const { parts = () => [], body = () => ({}), told, hint = `hint_${name}` } = commands[name];
  return action({
    ...{ id: name, label: name, hint: hintOf(hint, item), told: told?.(item), parts: parts(item) },
    version: item.version,
    request: (said) => ({ path: `/api/tasks/${item.id}/${name}`, body: body(said, item) }),
    done: () => done(name),
  });
}

function hintOf(hint, item) {
  const key = typeof hint === 'function' ? hint(item) : hint;
  return say(key, { left: item.extensionsLeft, count: item.urged });
}
