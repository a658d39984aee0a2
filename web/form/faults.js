/**
 * Says of each fault of a problem beside which field it belongs, by the longest pointer that leads there, and what is
 * left to be said of the form as a whole.
 */
export function place(problem, pointers) {
  const beside = new Map();
  const rest = [];
  const put = (pointer, message) => beside.set(pointer, [beside.get(pointer), message].filter(Boolean).join(' '));
  for (const { pointer = '', message } of problem.errors ?? []) {
    const field = nearest(pointer, pointers);
    if (field) put(field, message);
    else rest.push(message);
  }
  if (beside.size === 0 || rest.length > 0) rest.unshift(problem.detail ?? problem.title ?? '');
  return { beside, rest };
}

function nearest(pointer, pointers) {
  const leading = pointers.filter((one) => one && (pointer === one || pointer.startsWith(`${one}/`)));
  return leading.sort((a, b) => b.length - a.length)[0];
}
