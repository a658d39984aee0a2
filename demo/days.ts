const zone = 'Asia/Shanghai';

/** The day that is so many days from an instant, in the organisation's usual zone. */
export function dayIn(days: number, from: number): string {
  return new Date(from + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: zone });
}
