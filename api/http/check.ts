import type { z } from 'zod';
import type { Fault } from '../problem';
import { problem } from '../problem';
import { wordsOf } from './fault-words';
import { wordsTold } from './told';

type Issue = z.core.$ZodIssue;

/** Parses one part of a request; every fault is named, in the reader's language. Throws a 400. */
export function check<S extends z.ZodType>(schema: S, value: unknown, part: Fault['in']): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw problem('invalid_request', { errors: faultsIn(parsed.error.issues, part) });
}

/** More would help nobody, and cost whoever answers more than whoever asks. */
const most = 50;

function faultsIn(issues: readonly Issue[], part: Fault['in']): Fault[] {
  const faults: Fault[] = [];
  for (const issue of issues)
    for (const one of unfold(issue)) {
      faults.push(...faultsOf(one, part, most - faults.length));
      if (faults.length >= most) return faults;
    }
  return faults;
}

/** Of what may be one thing or another, the faults of the one that it was meant to be, where that shows by its type. */
function unfold(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || wordsTold(issue.message)) return [issue];
  const meant = issue.errors.filter((issues) => !issues.some(isOtherType));
  if (meant.length !== 1) return [issue];
  return (meant[0] ?? []).flatMap((inner) => unfold({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isOtherType({ code, path }: Issue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

function faultsOf(issue: Issue, part: Fault['in'], left: number): Fault[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, left) : null;
  const paths = keys ? keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({
    ...(part && { in: part }),
    pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: issue.code,
    message: wordsOf(issue),
  }));
}
