import type { Request as HttpRequest } from 'express';
import type { Locale } from '../../domain/locale';
import { problem } from '../problem';

/** The caller's language, or `otherwise` where they name none of ours. */
export function localeOf(request: HttpRequest, otherwise: Locale): Locale {
  if (!request.headers['accept-language']) return otherwise;
  const chosen = request.acceptsLanguages('zh-CN', 'zh', 'en');
  if (!chosen) return otherwise;
  return chosen === 'en' ? 'en' : 'zh-CN';
}

/** The request's own id, as in its answer's X-Request-Id: a UUID. */
export function requestIdOf(request: HttpRequest): string {
  return String(request.res?.getHeader('X-Request-Id') ?? '');
}

/** The bearer token, or null. */
export function bearerOf(request: HttpRequest): string | null {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** The Idempotency-Key, or null where none came. */
export function keyOf(request: HttpRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw problem('invalid_key');
  return key;
}

/**
 * Refuses what a write asks by a header and would not get: nobody may believe that a version was compared, or that
 * trying again is safe. Reading takes neither, and needs neither. Throws `if_match_not_taken` and `idempotency_key_not_taken` (400).
 */
export function refuseUnheeded(
  request: HttpRequest,
  heeds: { readonly version: boolean; readonly key: boolean },
): void {
  const { 'if-match': version, 'idempotency-key': key } = request.headers;
  if (version !== undefined && !heeds.version) throw problem('if_match_not_taken');
  if (key !== undefined && !heeds.key) throw problem('idempotency_key_not_taken');
}

/** The version in If-Match, as `"3"`, `W/"3"` or `3`; undefined where none or `*` came. */
export function versionOf(request: HttpRequest): number | undefined {
  const given = request.headers['if-match'];
  if (given === undefined || given.trim() === '*') return undefined;
  const version = /^(?:W\/)?(?:"(\d{1,9})"|(\d{1,9}))$/.exec(given.trim());
  if (!version) throw problem('invalid_version');
  return Number(version[1] ?? version[2]);
}
