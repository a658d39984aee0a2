import { readAddress } from '../directory/address';
import type { DirectoryIndex, KnownOfficial } from './directory-index';
import type { Params } from './problem';
import { nameKey } from './text';

export type PersonFault = {
  readonly code:
    | 'address-malformed'
    | 'address-several'
    | 'person-unknown'
    | 'person-not-in-unit'
    | 'person-ambiguous'
    | 'person-left';
  readonly params: Params;
};
export type PersonFound = KnownOfficial | PersonFault;

export function isOfficial(found: PersonFound): found is KnownOfficial {
  return 'email' in found;
}

/** The official of an address, in office (domain.md: an address decides where one is given). */
export function findByAddress(written: string, { officialsByAddress }: DirectoryIndex): PersonFound {
  const read = readAddress(written);
  if ('fault' in read) return { code: read.fault, params: {} };
  const official = officialsByAddress.get(read.address);
  if (!official) return { code: 'person-unknown', params: { name: read.address } };
  return inOffice(official, official.name);
}

/** The one official of this name within a unit; two of the same name are asked about, never chosen between. */
export function findInUnit(name: string, unitCode: string, directory: DirectoryIndex): PersonFound {
  const called = namesakes(name, directory).filter((official) => official.unitCode === unitCode);
  const unit = directory.unitsByCode.get(unitCode)?.name ?? unitCode;
  return theOne(called, name) ?? { code: 'person-not-in-unit', params: { name, unit } };
}

/**
 * A leader in charge by name: of the lead unit, else of the nearest unit above that has one of the name, else among
 * the leaders, since a 责任领导 often sits in the leading group.
 */
export function findLeader(name: string, unitCode: string, directory: DirectoryIndex): PersonFound {
  const called = namesakes(name, directory);
  const seen = new Set<string>();
  for (let unit = directory.unitsByCode.get(unitCode); unit && !seen.has(unit.code); ) {
    const { code, parentCode } = unit;
    const found = theOne(
      called.filter((official) => official.unitCode === code),
      name,
    );
    if (found) return found;
    seen.add(code);
    unit = directory.unitsByCode.get(parentCode ?? '');
  }
  const leaders = called.filter(({ role }) => role === 'leader');
  return theOne(leaders, name) ?? findInUnit(name, unitCode, directory);
}

function namesakes(name: string, { officialsByName }: DirectoryIndex): readonly KnownOfficial[] {
  return officialsByName.get(nameKey(name)) ?? [];
}

function theOne(called: readonly KnownOfficial[], name: string): PersonFound | undefined {
  const [first] = called;
  if (!first) return undefined;
  const active = called.filter((official) => official.active);
  const [only, ...others] = active;
  if (!only) return inOffice(first, name);
  if (others.length === 0) return only;
  return { code: 'person-ambiguous', params: { name, choices: active.map(({ email }) => email).join('、') } };
}

function inOffice(official: KnownOfficial, name: string): PersonFound {
  return official.active ? official : { code: 'person-left', params: { name } };
}
