import type { z } from 'zod';
import type { Role } from '../../domain/people/roles';
import { sha256 } from '../http/form';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Answer, Request } from '../route';
import { keepFile } from './data';
import { kindOf } from './kind';
import { keptName } from './name';
import { requireRoomToday } from './room';
import type { evidenceAnswer, evidenceForm } from './schema';
import { evidenceProblem } from './wording';

/** Takes a file in. It is known by its hash from then on, never changed, and never opened by the product. */
export async function upload(
  request: Request<undefined, undefined, undefined, typeof evidenceForm>,
): Promise<Answer<z.input<typeof evidenceAnswer>>> {
  if (changesNothing(request.account.role)) throw problem('not_allowed');
  const file = request.form?.files.get('file');
  if (!file) throw evidenceProblem('file_missing');
  const { bytes } = file;
  if (bytes.length === 0) throw evidenceProblem('file_empty');
  const kind = await kindOf(bytes, file.name);
  if (!kind) throw evidenceProblem('type_not_taken');
  const about = {
    sha256: sha256(bytes),
    name: keptName(file.name, kind),
    size: bytes.length,
    type: kind.type,
  };
  return once(request, 201, async (on) => {
    await requireRoomToday(on, request.account.id, bytes.length, request.deps.settings);
    return { id: await keepFile(on, request.account.id, { ...about, content: bytes }), ...about };
  });
}

/** They give no commands, also where somebody has named them substitute: what they handed in could serve for nothing. */
function changesNothing(role: Role): boolean {
  return role === 'auditor' || role === 'administrator';
}
