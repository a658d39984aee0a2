/** The one name that no key of a body may have: some readers take it for the object's prototype, others for data. */
export const refusedKey = '__proto__';

/** A document, whose objects that are open to keys of any name say that this one is not among them. */
export function withoutRefusedKeys(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutRefusedKeys);
  if (typeof part !== 'object' || part === null) return part;
  const inner: Record<string, unknown> = Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, withoutRefusedKeys(value)]),
  );
  if (!isOpenObject(inner)) return inner;
  return { ...inner, propertyNames: { ...(inner.propertyNames ?? {}), not: { const: refusedKey } } };
}

/** A schema of an object, rather than a property that is called `type`. */
function isOpenObject({ type, additionalProperties }: Record<string, unknown>): boolean {
  const isObject = type === 'object' || (Array.isArray(type) && type.includes('object'));
  return isObject && additionalProperties !== false;
}
