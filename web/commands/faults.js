/** Which field a refusal without a pointer is about. */
const about = {
  percent_fall_needs_reason: ['/reason'],
  reason_missing: ['/reason'],
  text_missing: ['/text', '/standards'],
  deadline_not_later: ['/deadline'],
  deadline_past: ['/deadline'],
  out_of_range: ['/percent', '/effectRating'],
  standards_incomplete: ['/standards'],
  standard_unknown: ['/standards'],
  standard_not_met: ['/standards'],
  standard_judged_twice: ['/standards'],
  no_standard_unmet: ['/standards'],
  milestone_unknown: ['/milestones'],
  request_unknown: ['/request'],
  own_request: ['/request'],
  notice_unknown: ['/notice'],
  notice_answered: ['/notice'],
  only_within_unit: ['/owner'],
};

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
  if (beside.size > 0 && rest.length === 0) return { beside, rest };
  const named = (about[problem.code] ?? []).find((pointer) => pointers.includes(pointer));
  if (named) put(named, problem.detail);
  else rest.unshift(problem.detail ?? problem.title ?? '');
  return { beside, rest };
}

function nearest(pointer, pointers) {
  const leading = pointers.filter((one) => one && (pointer === one || pointer.startsWith(`${one}/`)));
  return leading.sort((a, b) => b.length - a.length)[0];
}
