/** Whether it can still be booked; seconds since the epoch, as everywhere here. */
export const isOnSale = ({ closes }: { closes: number }, now: number): boolean => now < closes

/** Whether it leaves: sure once enough have booked, called off when too few have by the time it is decided. */
export function outlook(
  { minimum, decides }: { minimum: number; decides: number },
  taken: number,
  now: number,
): 'sure' | 'waiting' | 'called_off' {
  if (taken >= minimum) return 'sure'
  return now < decides ? 'waiting' : 'called_off'
}
