/** What a line wants of a pool: a quantity for a half-open interval, in the pool's own seconds. */
export interface Demand {
  poolId: string
  starts: number
  ends: number
  quantity: number
}
