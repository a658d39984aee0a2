/** The quarter that a month is of. */
export function quarterOf(month) {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The months of a quarter, in order. */
export function monthsOf(quarter) {
  const last = Number(quarter.slice(6)) * 3;
  return [last - 2, last - 1, last].map((month) => `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}`);
}

/** The day after a quarter's last one. */
export function dayAfter(quarter) {
  const year = Number(quarter.slice(0, 4));
  const month = Number(quarter.slice(6)) * 3;
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
